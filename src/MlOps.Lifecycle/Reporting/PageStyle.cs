namespace MlOps.Lifecycle.Reporting;

/// <summary>How pages look: one calm style for screen (light and dark) and paper. No font, picture or script is fetched from anywhere.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root{--paper:#fafaf8;--card:#fff;--ink:#1f2733;--soft:#5d6778;--line:#e3e6ea;--good:#2b7a57;--note:#a8670b;--bad:#b3261e;--none:#7d8696;--accent:#35618e;--wash:#f2f4f6}
        @media(prefers-color-scheme:dark){:root{--paper:#14171c;--card:#1b2027;--ink:#e6e9ee;--soft:#9aa4b2;--line:#2d343e;--good:#6cc29b;--note:#e0a94a;--bad:#f08078;--none:#8791a0;--accent:#86b1dd;--wash:#222831}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        main{max-width:1040px;margin:0 auto;padding:36px 24px 56px}
        h1{font-size:26px;line-height:1.25;font-weight:650;margin:0 0 6px;letter-spacing:-.01em;overflow-wrap:anywhere}
        h2{font-size:17px;font-weight:650;margin:36px 0 12px}
        p{margin:0 0 10px;max-width:78ch}
        .soft{color:var(--soft)}.small{font-size:13px}.name{font-weight:600;overflow-wrap:anywhere;unicode-bidi:isolate}
        .kicker{color:var(--soft);font-size:13px;letter-spacing:.04em;margin:0 0 4px}
        .card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:18px 20px;margin:0 0 14px}
        .lead{border-left:4px solid var(--none)}.lead.good{border-left-color:var(--good)}.lead.note{border-left-color:var(--note)}.lead.bad{border-left-color:var(--bad)}
        .lanes .lead{border-left-width:3px}.lead .say{font-size:18px;margin:6px 0 8px}
        .next{margin:0}.next b{font-weight:650;margin-right:6px}
        .good{color:var(--good)}.note{color:var(--note)}.bad{color:var(--bad)}.none{color:var(--none)}.accent{color:var(--accent)}
        .card.good,.card.note,.card.bad,.card.none{color:var(--ink)}
        .badge{display:inline-flex;align-items:center;gap:6px;font-weight:600;font-size:13px;white-space:nowrap}
        .badge svg{flex:none}.badge+.small{margin-left:10px}
        .lanes{display:grid;grid-template-columns:repeat(4,1fr);gap:12px}.lanes .card{margin:0;padding:14px 16px}
        .lanes h3{display:flex;justify-content:space-between;align-items:center;gap:8px;font-size:15px;margin:0 0 2px}
        .lanes p{margin:8px 0 0;font-size:14px}
        .scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:10px}
        table{border-collapse:collapse;width:100%;font-size:14px}
        th,td{text-align:left;vertical-align:top;padding:10px 14px;border-top:1px solid var(--line)}
        thead th{border-top:0;color:var(--soft);font-weight:600;font-size:12.5px;white-space:nowrap}
        td.num,th.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        td p{margin:0 0 4px}td:first-child{min-width:112px}td:nth-child(3) .small{white-space:nowrap}
        details{margin-top:4px}summary{cursor:pointer;color:var(--accent);font-size:13px}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:3px 16px;margin:6px 0;font-size:13.5px}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
        ul{margin:0;padding-left:20px}li{margin:0 0 5px;max-width:84ch}
        svg text{font:11px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--soft)}
        svg .over{paint-order:stroke;stroke:var(--card);stroke-width:3.5px;stroke-linejoin:round}svg .axis{stroke:var(--line)}svg .mark{fill:currentColor;stroke:none}svg .track{fill:var(--wash)}svg .limit{stroke:var(--ink);stroke-width:1.5}
        footer{margin-top:40px;color:var(--soft);font-size:13px;border-top:1px solid var(--line);padding-top:14px}
        @media(max-width:760px){.lanes{grid-template-columns:repeat(2,1fr)}main{padding:22px 14px}th,td{padding:8px 10px}}
        @media print{:root{--paper:#fff;--card:#fff;--ink:#111;--soft:#444;--line:#ccc;--wash:#eee;--good:#1d6344;--note:#8a5305;--bad:#9c1c15;--none:#666;--accent:#1d4f80}body{background:#fff;print-color-adjust:exact;-webkit-print-color-adjust:exact}main{max-width:none;padding:0;zoom:.8}.lanes{grid-template-columns:repeat(4,1fr)}.card,tr{break-inside:avoid}h2{break-after:avoid;margin-top:24px}.scroll{overflow:visible}details::details-content{content-visibility:visible;block-size:auto}summary{display:none}}
        """;
}
