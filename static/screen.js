// A projected meeting: one slide at a time, by keys, clicker, tap or swipe; its place is in the address; what the note-taker
// writes and what is renewed arrives without a reload.
"use strict";

(() => {
  const EVERY = 2000;
  const LONGEST_HINT = 5000;
  const LEAST_FIT = 0.5;
  const SWIPE = 50;
  const deck = document.querySelector(".deck");
  const said = document.querySelector(".said");
  if (matchMedia("(pointer: coarse)").matches) said.textContent = said.dataset.touch;
  const hint = said.textContent;
  let now = 0;
  let typed = "";
  let etag = document.body.dataset.shown;
  let touched = null;

  const slides = () => [...deck.children];
  const key = () => decodeURIComponent(location.hash.slice(1));

  function say(text) {
    if (said.textContent !== text) said.textContent = text;
    said.classList.toggle("gone", !text);
  }

  // Words are made smaller until all of them are on the screen; a phone scrolls instead.
  function fit(slide) {
    const body = slide.querySelector(".body");
    const size = `${innerWidth}x${innerHeight}`;
    if (body.dataset.fitted === size) return;
    let share = 1;
    body.style.setProperty("--fit", share);
    while (body.scrollHeight > body.clientHeight + 1 && share > LEAST_FIT) {
      share -= 0.06;
      body.style.setProperty("--fit", share);
    }
    body.dataset.fitted = size;
  }

  function show(wanted, isQuiet = false) {
    const all = slides();
    now = Math.min(Math.max(wanted, 0), all.length - 1);
    for (const slide of all) slide.classList.toggle("now", slide === all[now]);
    fit(all[now]);
    if (isQuiet) return;
    history.replaceState(null, "", `#${encodeURIComponent(all[now].id)}`);
    all[now].scrollTop = 0;
    all[now].focus({ preventScroll: true });
    if (said.textContent === hint) say("");
  }

  // Numbers are those of the slides; a continuation has none of its own.
  const byNumber = (number) => slides().findIndex((slide) => slide.dataset.number === number);
  const byKey = (id) => slides().findIndex((slide) => slide.id === id);

  function toggleFullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  const KEYS = {
    ArrowRight: () => show(now + 1),
    ArrowDown: () => show(now + 1),
    PageDown: () => show(now + 1),
    ArrowLeft: () => show(now - 1),
    ArrowUp: () => show(now - 1),
    PageUp: () => show(now - 1),
    Home: () => show(0),
    End: () => show(Infinity),
    f: toggleFullScreen,
    F: toggleFullScreen,
    Enter: () => typed && byNumber(typed) >= 0 && show(byNumber(typed)),
    Escape: () => document.fullscreenElement && document.exitFullscreen(),
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^\d$/.test(event.key)) {
      typed = (typed + event.key).slice(-4);
      return;
    }
    const act = event.key === " " ? () => show(now + (event.shiftKey ? -1 : 1)) : KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    typed = "";
  });

  addEventListener("click", (event) => {
    if (getSelection().toString()) return;
    show(now + (event.clientX < innerWidth / 3 ? -1 : 1));
  });
  addEventListener("touchstart", (event) => (touched = event.changedTouches[0]), { passive: true });
  addEventListener(
    "touchend",
    (event) => {
      const end = event.changedTouches[0];
      const [across, down] = touched ? [end.clientX - touched.clientX, end.clientY - touched.clientY] : [0, 0];
      if (Math.abs(across) > SWIPE && Math.abs(across) > 1.5 * Math.abs(down)) show(now + (across < 0 ? 1 : -1));
    },
    { passive: true },
  );
  addEventListener("hashchange", () => byKey(key()) >= 0 && show(byKey(key())));
  addEventListener("resize", () => fit(slides()[now]));

  // The same slide stays, also where others came or went before it.
  function replace(html) {
    const id = slides()[now].id;
    const scrolled = slides()[now].scrollTop;
    deck.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.children);
    const found = [byKey(id), byKey(id.split("~")[0])].find((at) => at >= 0);
    show(found ?? now, true);
    slides()[now].scrollTop = scrolled;
    history.replaceState(null, "", `#${encodeURIComponent(slides()[now].id)}`);
  }

  async function follow() {
    try {
      const answer = await fetch(document.body.dataset.condition, {
        cache: "no-store",
        headers: { "If-None-Match": etag },
      });
      if (answer.status === 200) {
        replace(await answer.text());
        etag = answer.headers.get("etag");
      }
      if (answer.status === 404) say(said.dataset.gone);
      else if (answer.ok || answer.status === 304) say(said.textContent === hint ? hint : "");
      else say(said.dataset.lost);
    } catch {
      say(said.dataset.lost);
    }
    setTimeout(follow, EVERY);
  }

  document.body.classList.add("live");
  show(Math.max(byKey(key()), 0), true);
  slides()[now].focus({ preventScroll: true });
  document.fonts.ready.then(() => {
    for (const body of document.querySelectorAll(".body")) delete body.dataset.fitted;
    fit(slides()[now]);
  });
  setTimeout(() => said.textContent === hint && say(""), LONGEST_HINT);
  setTimeout(follow, EVERY);
})();
