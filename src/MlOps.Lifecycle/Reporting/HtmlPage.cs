namespace MlOps.Lifecycle.Reporting;

/// <summary>One self-contained page. Its policy forbids every request and every script; the facts are data that no browser runs.</summary>
internal sealed record HtmlPage
{
    /// <summary>What the page is about, for the browser's tab.</summary>
    public required string Title { get; init; }

    /// <summary>The content.</summary>
    public required Html Body { get; init; }

    /// <summary>The same facts for machines.</summary>
    public required PageFacts Facts { get; init; }

    public override string ToString() => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{Title}</title>
        <style>
        """).ToString()
        + PageStyle.Css
        + Html.Of($"""

        </style>
        </head>
        <body>
        <main>
        {Body}
        </main>
        """).ToString()
        + "\n" + Facts.ToScript() + "\n</body>\n</html>\n";
}
