"""The library: leaflets, pages, contract and glossary, read once from docs/.

In: settings and files. Out: `Library`, `Leaflet`, `Page` with their blocks, figures and grades; pages rendered
without a build. Judges nothing, and knows neither links nor checks.
"""
