// What the hosts share: the view to show, from this page's own address, and where it goes.
const view = new URLSearchParams(location.search).get("view");
const column = document.getElementById("column");

// A frame as a partner writes it.
function frame(attributes = {}) {
  const made = document.createElement("iframe");
  Object.assign(made, { title: "长卷", src: view });
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  column.append(made);
  return made;
}

// Calls `received` with every message of the frame.
const onMessage = (made, received) =>
  addEventListener("message", (event) => event.source === made.contentWindow && received(event.data, event));

// Sizes the frame as AMP and its like do; the hand-made hosts that try something else than dialects do it too.
const amp = (made) =>
  onMessage(made, (data) => {
    if (data.sentinel === "amp" && data.type === "embed-size") made.height = data.height;
  });
