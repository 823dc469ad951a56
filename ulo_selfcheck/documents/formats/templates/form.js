"use strict";
// This script saves, copies, opens and reads aloud. It works on this device alone: the page lets it reach nothing.
{
  const by = (id) => document.getElementById(id);
  const form = by("main").dataset;
  const questions = [...document.querySelectorAll("fieldset")];
  const homes = new Map(questions.map((one) => [one, one.parentElement]));
  const chosen = (one) => one.querySelector("input:checked");
  const note = (one) => one.querySelector("textarea");
  const say = (place, words) => { by(place).textContent = words; };
  const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
  const mostBytes = 1000000;
  let unsaved = false;

  // What is written and read: the reply form. Each line of a note has its own label, so that none can be taken
  // for an answer.

  function inWords(one) {
    const answer = chosen(one);
    const label = (kind, words) => (words ? `${kind}: ${words}` : `${kind}:`);
    return [
      `Question ${one.dataset.number} (${one.dataset.id})`,
      one.dataset.title,
      label("Answer", answer ? answer.parentElement.querySelector("strong").textContent : ""),
      ...note(one).value.split(lineEnd).map((line) => label("Note", line)),
    ].join("\n");
  }

  function allInWords() {
    const criteria = `Criteria ${form.criteria}, version ${form.version}.`;
    return [criteria, ...questions.map(inWords), form.end].join("\n\n") + "\n";
  }

  function read(text) {
    const found = { criteria: "", version: "", answers: new Map() };
    let here = null;
    for (const line of text.replace(/^\ufeff/, "").split(lineEnd)) {
      const named = /^Criteria ([a-z0-9-]+), version (\S+?)\.?$/.exec(line);
      const question = /^Question \d+ \(([a-z0-9-]+)\)\s*$/.exec(line);
      const answer = /^Answer: *(\d?)/.exec(line);
      const words = /^Note:(?: (.*))?$/.exec(line);
      if (question) {
        here = { answer: "", note: [] };
        found.answers.set(question[1], here);
      } else if (named && !here) [, found.criteria, found.version] = named;
      else if (line.trim() === form.end) here = null;
      else if (here && words) here.note.push(words[1] || "");
      else if (here && answer) here.answer = answer[1];
      else if (here && here.note.length && line.trim()) here.note.push(line);
    }
    return found;
  }

  function fill(found) {
    for (const one of questions) {
      const said = found.answers.get(one.dataset.id) || { answer: "", note: [] };
      for (const input of one.querySelectorAll("input")) input.checked = input.value === said.answer;
      note(one).value = said.note.join("\n");
      keepInPage(one);
    }
    count();
  }

  // A page that is saved as a whole, or sent back by mistake, has the answers in it too.
  function keepInPage(one) {
    for (const input of one.querySelectorAll("input")) input.defaultChecked = input.checked;
    note(one).defaultValue = note(one).value;
    one.querySelector(".clear").hidden = !chosen(one);
  }

  const answered = () => `You have answered ${questions.filter(chosen).length} of ${questions.length}.`;
  const count = () => say("count", answered());

  // Saving, copying, going on later

  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([allInWords()], { type: "text/plain" }));
    link.download = "my answers.txt";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
    say("kept", `Saved. ${answered()} The file is called my answers.txt. Look for it in your downloads. ${form.send}`);
  }

  async function copy() {
    by("text").value = allInWords();
    try {
      await navigator.clipboard.writeText(by("text").value);
      say("kept", `Copied. ${answered()} Now paste it into an email. ${form.send}`);
    } catch {
      by("by-hand").hidden = false;
      by("text").select();
      say("kept", "This browser does not let us copy. Your answers stand below, and they are marked. Copy them from there.");
    }
  }

  async function open() {
    const [file] = by("open").files;
    by("open").value = "";
    if (!file) return;
    if (file.size > mostBytes) return say("opened", `${file.name} is too large. It cannot be a file that this page saved.`);
    const found = read(await file.text());
    if (!found.answers.size) return say("opened", `There are no answers in ${file.name}. Choose the file called my answers.`);
    if (found.criteria !== form.criteria) return say("opened", `${file.name} answers other questions. Nothing was changed.`);
    if (unsaved && !confirm("You have answers here that are not saved. Put those from the file in their place?")) return say("opened", "Nothing was changed.");
    fill(found);
    unsaved = false;
    const other = found.version === form.version ? "" : " It is from another version of the questions. Please look at your answers again.";
    return say("opened", `Your answers are back. ${answered()}${other}`);
  }

  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
  by("questions").addEventListener("input", (event) => {
    unsaved = true;
    keepInPage(event.target.closest("fieldset"));
    count();
  });
  by("save").addEventListener("click", save);
  by("copy").addEventListener("click", copy);
  by("open").addEventListener("change", open);

  // The essential questions first

  function order() {
    const first = by("first")?.checked;
    by("essentials").hidden = !first;
    for (const one of questions) (first && "essential" in one.dataset ? by("essentials") : homes.get(one)).append(one);
  }

  by("first")?.addEventListener("change", order);

  // Reading aloud: only with a voice of this device, since others send the words away

  const voices = () => (window.speechSynthesis ? speechSynthesis.getVoices() : []);
  const ours = (voice) => voice.localService && voice.lang.slice(0, 2) === document.documentElement.lang.slice(0, 2);
  let reading = null;

  function stop() {
    if (!reading) return;
    reading.textContent = reading.dataset.words;
    reading = null;
    speechSynthesis.cancel();
  }

  function readAloud(button, one) {
    const again = reading === button;
    stop();
    if (again) return;
    reading = button;
    button.textContent = "Stop reading";
    const pieces = [...one.querySelectorAll("h3, p[id], .answer span, details[open] dt, details[open] dd")];
    for (const piece of pieces) {
      const words = new SpeechSynthesisUtterance(piece.textContent);
      words.voice = voices().find(ours);
      words.lang = words.voice.lang;
      if (piece === pieces.at(-1)) words.onend = () => { if (reading === button) stop(); };
      speechSynthesis.speak(words);
    }
  }

  function offerToRead() {
    const can = voices().some(ours);
    for (const button of document.querySelectorAll(".read")) button.hidden = !can;
  }

  function button(kind, words, pressed) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = kind;
    made.textContent = made.dataset.words = words;
    made.hidden = true;
    made.addEventListener("click", () => pressed(made));
    return made;
  }

  for (const one of questions) {
    const { number } = one.dataset;
    one.querySelector("legend").after(button("read", `Read question ${number} aloud`, (made) => readAloud(made, one)));
    one.querySelector(".note").before(button("clear", `Clear my answer to question ${number}`, () => {
      chosen(one).checked = false;
      one.querySelector("input").focus();
      unsaved = true;
      keepInPage(one);
      count();
    }));
  }
  if (window.speechSynthesis) speechSynthesis.addEventListener("voiceschanged", offerToRead);
  addEventListener("pagehide", stop);
  offerToRead();

  // Cards to hold up

  for (const card of document.querySelectorAll(".cards button")) {
    card.addEventListener("click", () => {
      say("card-mark", card.dataset.mark);
      say("card-word", card.dataset.word);
      by("card").showModal();
    });
  }
  by("put-down").addEventListener("click", () => by("card").close());

  // On paper nothing is folded away
  addEventListener("beforeprint", () => { for (const one of document.querySelectorAll("details")) one.open = true; });

  // Some browsers give back what stood here before the page was opened again

  function begin() {
    questions.forEach(keepInPage);
    unsaved = questions.some((one) => chosen(one) || note(one).value);
    count();
    if (by("first")?.checked) order();
  }

  addEventListener("pageshow", (event) => { if (!event.persisted) begin(); });
  for (const place of ["begin", "keep", "to-hold-up"]) by(place).hidden = false;
  begin();
}
