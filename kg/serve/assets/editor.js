// YASGUI over this server's endpoint: questions as tabs, prefixes filled in, IRIs in results lead to their pages.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const endpoint = new URL("/sparql", location.href).href;
const header = Object.entries(data.prefixes).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`).join("\n");

// Completion of classes and properties would ask a service elsewhere; that of variables needs none.
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.collapsePrefixesOnLoad = true;
Yasgui.Yasqe.defaults.value = `${header}\n\nSELECT ?name ?park WHERE {\n  ?park a plan:Park ; skos:prefLabel ?name .\n}\nLIMIT 20`;

const yasgui = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint },
  tabName: "新查询",
  copyEndpointOnNewTab: false,
  autoAddOnInit: false,
  populateFromUrl: false,
  persistenceId: null,
  endpointCatalogueOptions: { getData: () => [] },
});

// What the address asks for comes first, then the questions in their order; the first tab is the open one.
const asked = new URLSearchParams(location.hash.slice(1)).get("query");
const tabs = [...(asked ? [{ name: "查询", query: asked }] : []), ...data.questions];
const plain = { selectedPlugin: "table", pluginsConfig: { table: { compact: true } } };
const settings = (tab) => ({ name: tab.name, yasqe: { value: tab.query }, yasr: { settings: plain }, requestConfig: { endpoint } });
const ids = tabs.map((tab, n) => yasgui.addTab(n === 0, settings(tab)).getId());

const pick = document.getElementById("pick");
const groups = new Map();
tabs.forEach((tab, n) => {
  const theme = tab.theme ?? "";
  if (!groups.has(theme)) {
    const group = theme ? document.createElement("optgroup") : pick;
    if (theme) { group.label = theme; pick.append(group); }
    groups.set(theme, group);
  }
  groups.get(theme).append(new Option(tab.name, ids[n]));
});
pick.addEventListener("change", () => yasgui.selectTabId(pick.value));
yasgui.on("tabSelect", (_, id) => { pick.value = id; });

// An IRI of the graph opens its page on this server, wherever it will be published.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.iri");
  const iri = link && link.getAttribute("href");
  const space = iri && Object.entries(data.spaces).find(([, base]) => iri.startsWith(base));
  if (space) link.href = `/${space[0]}${space[0].endsWith("#") ? "" : "/"}${iri.slice(space[1].length)}`;
}, true);
document.documentElement.dataset.ready = "yes";
