"""What a page says, read as a person reads it: only what is really to be seen."""

import re

from playwright.sync_api import Page

# What Streamlit says of its own accord, and browsers in their fields (peers: streamlit#1353).
ENGLISH = (
    "Add file|Add files|Browse|Cancel|Choose an? (?:option|file|date)|Clear|Close|Copy|Dark|Delete|Deploy|Download|"
    "Drag|Drop|Error|File|Files|Fullscreen|Help|Hide|Light|Limit|Loading|No options|No results|Open|Press|Print|Remove|"
    "Rerun|Running|Search|Select|Settings|Show|Stop|Theme|Upload|View|per file"
)
ENGLISH_WORD = re.compile(rf"\b(?:{ENGLISH})\b", re.IGNORECASE)

# Words that are on the screen: not those of hidden parts, of parts for screen readers, of icons' ligatures.
SEEN = """() => {
    const seen = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const shown = {opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true};
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement, style = getComputedStyle(parent);
        const box = parent.getBoundingClientRect();
        if (!walker.currentNode.textContent.trim() || !parent.checkVisibility(shown) || parent.closest('script, style')
            || parseFloat(style.fontSize) < 4 || box.width < 2 || box.height < 2
            || style.fontFamily.includes('Material')) continue;
        seen.push(walker.currentNode.textContent.trim());
    }
    for (const field of document.querySelectorAll('input, textarea'))
        if (!field.value && field.placeholder && field.checkVisibility(shown)) seen.push(field.placeholder);
    return seen;
}"""


def seen_words(page: Page) -> list[str]:
    """Every piece of text on the screen, hints in empty fields included."""
    return [str(text) for text in page.evaluate(SEEN)]


def english_words(page: Page) -> list[str]:
    """The pieces with a word of Streamlit's own."""
    return [text for text in seen_words(page) if ENGLISH_WORD.search(text)]


OUT_OF_SIGHT = """() => [...document.querySelectorAll('.iku-scroll')]
    .filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)
    .map(e => e.querySelector('caption').textContent)"""


def columns_out_of_sight(page: Page) -> list[str]:
    """The tables that must be scrolled sideways before all their columns are seen."""
    return [f"columns out of sight: {caption}" for caption in page.evaluate(OUT_OF_SIGHT)]


def tiles(page: Page) -> dict[str, str]:
    """Every tile's figure, by its label."""
    found = page.locator(".iku-tiles > div").all()
    return {t.locator("dt").inner_text(): t.locator(".iku-value").inner_text() for t in found}


def context(page: Page) -> str:
    """The grey line of every page: office, year, division, quarter, freshness."""
    return page.locator(".st-key-about").get_by_text(" · IKU 20").inner_text()


def chosen(page: Page) -> dict[str, str]:
    """What the filters say."""
    found = {
        group: page.get_by_role("radiogroup", name=group, exact=True).locator('[aria-checked="true"]').inner_text()
        for group in ("Tahun", "Triwulan")
    }
    return found | {"Divisi": page.get_by_role("combobox", name="Divisi").input_value()}


CONTRASTS = """() => {
    const parts = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = colour => parts(colour).slice(0, 3).map(c => c / 255)
        .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
    const ground = light(getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor);
    const against = colour => (Math.max(light(colour), ground) + 0.05) / (Math.min(light(colour), ground) + 0.05);
    const found = {title: against(getComputedStyle(document.querySelector('h1')).color)};
    for (const text of document.querySelectorAll('.js-plotly-plot :is(.ytick, .y2tick, .y3tick, .y4tick) text'))
        found[text.textContent] = against(getComputedStyle(text).fill);
    return found;
}"""


def contrasts(page: Page) -> dict[str, float]:
    """How far the title and the words beside the bars stand out from the ground (contrast, WCAG)."""
    return {str(words): float(contrast) for words, contrast in page.evaluate(CONTRASTS).items()}
