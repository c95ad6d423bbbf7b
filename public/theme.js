// Sets the reader's theme and motion, from the address or from storage. It is inline and runs before the first paint.
(function (root) {
  root.classList.add("js");
  var query = new URLSearchParams(location.search);
  function choice(name, values) {
    var value = query.get(name);
    // Storage throws where the reader has blocked it.
    try { if (values.indexOf(value) < 0) value = localStorage.getItem("changjuan." + name); } catch (e) {}
    return values.indexOf(value) < 0 ? values[0] : value;
  }
  root.dataset.theme = choice("theme", ["auto", "light", "dark"]);
  if (choice("motion", ["on", "off"]) === "off") root.dataset.motion = "off";
  // boot.js runs before this event. Where it has not arrived or cannot be parsed, this class shows the cards
  // that are hidden while the program loads (style/explorer.css).
  addEventListener("DOMContentLoaded", function () {
    if (!root.classList.contains("boot")) root.classList.add("quiet");
  });
})(document.documentElement);
