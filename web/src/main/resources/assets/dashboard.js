// Keeps the page true without reloading it: asks for the same address, and changes only what differs inside of
// [data-live]. Without this file everything works by links and forms.
const every = Number(document.body.dataset.refresh) || 0;
const misses = { count: 0, since: new Date() };
let etag = null;
let asking = false;

const moments = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

// The words of Times.java: keep them alike.
function relative(then, now) {
  const distance = Math.abs(now - then) / 1000;
  if (distance >= 30 * 86400) return moments.format(then);
  if (distance < 60) return now < then ? "in a moment" : "just now";
  const days = Math.floor(distance / 86400);
  const amount =
    distance < 3600 ? `${Math.floor(distance / 60)} min`
    : distance < 86400 ? `${Math.floor(distance / 3600)} h`
    : days === 1 ? "1 day" : `${days} days`;
  return now < then ? `in ${amount}` : `${amount} ago`;
}

function tick(root = document) {
  const now = new Date();
  for (const time of root.querySelectorAll("time[datetime]")) {
    const then = new Date(time.dateTime);
    const isDue = "due" in time.dataset && then <= now;
    const text = Number.isNaN(then.getTime()) ? time.textContent : isDue ? "now" : relative(then, now);
    if (time.textContent !== text) time.textContent = text;
  }
}

const keyOf = (node) => (node.nodeType === Node.ELEMENT_NODE && (node.dataset.key ?? node.id)) || null;
const isAlike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && keyOf(a) === keyOf(b);

// What people have typed, chosen or opened is theirs.
const isTheirs = (element, name) =>
  (element.matches("details") && name === "open") ||
  (element.matches("input:not([type=hidden]), select, textarea, option") && ["value", "checked", "selected"].includes(name));

function matchAttributes(mine, theirs) {
  for (const { name, value } of theirs.attributes)
    if (mine.getAttribute(name) !== value && !isTheirs(mine, name)) mine.setAttribute(name, value);
  for (const { name } of [...mine.attributes])
    if (!theirs.hasAttribute(name) && !isTheirs(mine, name)) mine.removeAttribute(name);
}

function matchChildren(mine, theirs) {
  const keyed = new Map();
  for (const child of mine.children) if (keyOf(child)) keyed.set(keyOf(child), child);
  let here = mine.firstChild;
  for (const wanted of [...theirs.childNodes]) {
    const moved = keyed.get(keyOf(wanted));
    const known = moved && isAlike(moved, wanted) ? moved : here && !keyOf(here) && isAlike(here, wanted) ? here : null;
    if (!known) {
      mine.insertBefore(document.importNode(wanted, true), here);
      continue;
    }
    if (known === here) here = here.nextSibling;
    else mine.insertBefore(known, here);
    match(known, wanted);
  }
  while (here) {
    const gone = here;
    here = here.nextSibling;
    gone.remove();
  }
}

function match(mine, theirs) {
  if (mine.nodeType !== Node.ELEMENT_NODE) {
    if (mine.nodeValue !== theirs.nodeValue) mine.nodeValue = theirs.nodeValue;
    return;
  }
  if (mine.isEqualNode(theirs)) return;
  const changed = mine.dataset.status !== theirs.dataset.status;
  mine.classList.remove("changed");
  matchAttributes(mine, theirs);
  matchChildren(mine, theirs);
  if (changed) mine.classList.add("changed");
}

function patch(text) {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  tick(fresh);
  const before = statuses();
  for (const region of document.querySelectorAll("[data-live]")) {
    const other = fresh.querySelector(`[data-live="${region.dataset.live}"]`);
    if (other) match(region, other);
  }
  announce(before, statuses());
}

const statuses = () => new Map([...document.querySelectorAll("main [data-key][data-status]")].map((row) => [row.dataset.key, row.dataset.status]));

function announce(before, after) {
  let changed = 0;
  for (const [key, status] of after) if (before.has(key) && before.get(key) !== status) changed++;
  if (changed) document.getElementById("announcer").textContent = changed === 1 ? "1 status changed" : `${changed} statuses changed`;
}

function note(answered) {
  misses.count = answered ? 0 : misses.count + 1;
  if (answered) misses.since = new Date();
  const words = misses.count < 3 ? "" : `Not refreshed since ${misses.since.toLocaleTimeString("en-GB")}. `;
  const place = document.getElementById("freshness");
  if (place.textContent !== words) place.textContent = words;
}

async function refresh() {
  if (asking || document.hidden) return;
  asking = true;
  try {
    const headers = etag ? { "If-None-Match": etag, Accept: "text/html" } : { Accept: "text/html" };
    const response = await fetch(location.href, { headers, cache: "no-store", redirect: "error", signal: AbortSignal.timeout(10000) });
    if (response.ok) {
      patch(await response.text());
      etag = response.headers.get("ETag");
    }
    note(response.ok || response.status === 304);
  } catch {
    note(false);
  } finally {
    asking = false;
  }
}

// A favourite is set without leaving the place; if that fails the form goes the usual way.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form.star") || !every) return;
  event.preventDefault();
  try {
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const response = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (response.type !== "opaqueredirect") throw new Error("refused");
    etag = null;
    await refresh();
  } catch {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "favourite", value: event.submitter.value }));
    form.submit();
  }
});

if (every > 0) {
  setInterval(refresh, every);
  document.addEventListener("visibilitychange", refresh);
}
setInterval(tick, 15000);
tick();
