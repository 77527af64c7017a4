using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlOps.Lifecycle.Tests.Reporting;

/// <summary>Reads a page as a browser would, as far as tests need it: tags that nest, text without tags, the facts.</summary>
internal static partial class Markup
{
    private static readonly string[] Void = ["meta", "br", "!DOCTYPE"];

    /// <summary>Every element of a page in order, after asserting that all of them nest.</summary>
    public static IReadOnlyList<string> Elements(string page)
    {
        var (open, elements) = (new Stack<string>(), new List<string>());
        foreach (Match tag in Tag().Matches(WithoutData(page)))
        {
            var name = tag.Groups["name"].Value;
            if (tag.Groups["end"].Value.Length > 0)
            {
                open.Should().NotBeEmpty($"</{name}> closes something");
                open.Pop().Should().Be(name);
                continue;
            }

            elements.Add(name);
            if (!Void.Contains(name) && !tag.Value.EndsWith("/>", StringComparison.Ordinal))
                open.Push(name);
        }

        open.Should().BeEmpty("every element is closed");
        return elements;
    }

    public static string Text(string page) => System.Net.WebUtility.HtmlDecode(Spaces().Replace(Tag().Replace(Styles().Replace(WithoutData(page), ""), " "), " "));

    public static JsonElement Facts(string page)
    {
        const string start = "<script type=\"application/json\" id=\"facts\">";
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return JsonDocument.Parse(page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)]).RootElement;
    }

    /// <summary>Asserts what holds for every page, whatever it shows.</summary>
    public static void AssertSelfContained(string page)
    {
        System.Text.Encoding.UTF8.GetByteCount(page).Should().BeLessThanOrEqualTo(300 * 1024);
        Elements(page).Where(name => name is "script").Should().ContainSingle("only the facts, which no browser runs");
        page.Should().Contain("default-src 'none'");
        var markup = string.Concat(Tag().Matches(WithoutData(page)).Select(tag => tag.Value)) + page[page.IndexOf("<style>", StringComparison.Ordinal)..page.IndexOf("</style>", StringComparison.Ordinal)];
        Request().Matches(markup).Select(match => match.Value).Should().BeEmpty("a page asks nobody for anything");
        Handler().Matches(markup).Select(match => match.Value).Should().BeEmpty("a page runs nothing");
        Elements(page).Except(Known).Should().BeEmpty("every element is one of ours");
    }

    private static readonly string[] Known =
    [
        "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "p", "h1", "h2", "h3", "div", "span", "b", "br", "table", "thead", "tbody", "tr", "th", "td",
        "details", "summary", "dl", "dt", "dd", "ul", "ol", "li", "footer", "svg", "circle", "path", "rect", "g", "text", "line", "tspan", "script",
    ];

    private static string WithoutData(string page) => Data().Replace(page, "<script></script>");

    [GeneratedRegex(@"<(?<end>/?)(?<name>!?[A-Za-z][A-Za-z0-9]*)(?:[^<>""]|""[^""]*"")*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"<script type=""application/json"" id=""facts"">[^<]*</script>")]
    private static partial Regex Data();

    [GeneratedRegex(@"\s(?:src|href|action|data|poster|xlink:href)\s*=|url\(|@import|://", RegexOptions.IgnoreCase)]
    private static partial Regex Request();

    [GeneratedRegex(@"<[^>""]*\son\w+\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex("<style>[^<]*</style>")]
    private static partial Regex Styles();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
