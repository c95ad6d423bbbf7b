// What the hand-made hosts share: the view to show, from this page's own address.
const view = new URLSearchParams(location.search).get("view");

// A frame as a partner writes it.
function frame(attributes = {}) {
  const made = document.createElement("iframe");
  Object.assign(made, { title: "长卷", src: view });
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  document.getElementById("column").append(made);
  return made;
}

// Calls `heard` with what the frame says.
const hear = (made, heard) =>
  addEventListener("message", (event) => event.source === made.contentWindow && heard(event.data, event));
