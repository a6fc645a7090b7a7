"""The first steps of an office whose store is still empty: targets, the first report, the first evidence."""

from dataclasses import dataclass

from iku.domain.figures import YearFigures


@dataclass(frozen=True, slots=True)
class FirstStep:
    """`page` is the file that takes the step, `action` what its link says."""

    number: int
    title: str
    text: str
    action: str
    page: str
    is_done: bool


def first_steps(figures: YearFigures) -> tuple[FirstStep, ...]:
    """In the order in which they are taken; done or not is read from the facts."""
    return (
        FirstStep(
            1,
            "Target dari Perjanjian Kinerja",
            "Ketik atau unggah target setiap indikator dan triwulan, dengan nomor dokumennya.",
            "Isi target",
            "settings",
            figures.has_targets,
        ),
        FirstStep(
            2,
            "Realisasi pertama",
            "Pilih subbagian dan triwulan, ketik nilainya atau unggah berkas yang ada, lalu kirim.",
            "Isi realisasi",
            "report",
            figures.has_realisations,
        ),
        FirstStep(
            3,
            "Bukti dukung pertama",
            "Lampirkan berkas atau tautan yang diminta kolom Sumber Data, di halaman yang sama.",
            "Lampirkan bukti",
            "report",
            bool(figures.attachments),
        ),
    )


def steps_title(steps: tuple[FirstStep, ...]) -> str:
    """`Tiga langkah pertama: 1 dari 3 selesai`."""
    done = sum(step.is_done for step in steps)
    return f"Langkah pertama: {done} dari {len(steps)} selesai" if done else "Tiga langkah pertama"
