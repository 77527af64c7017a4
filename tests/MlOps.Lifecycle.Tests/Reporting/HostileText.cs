namespace MlOps.Lifecycle.Tests.Reporting;

/// <summary>Names that try to become markup, to end the data, to move a console's cursor or to turn the reading direction.</summary>
internal static class HostileText
{
    public static string[] All { get; } =
    [
        "</script><script>alert(1)</script>",
        "\"><img src=https://evil.example/x onerror=alert(1)>",
        "</td></tr></table><style>*{display:none}</style>",
        "a\r\nb\tc\u001b[31mred\u0007",
        "\u202Egnp.exe\u2066",
        "'; DROP TABLE runs; --",
        "\uD800 lonely",
        "&lt;b&gt; & é 変化 🚲",
        "<!-- ",
        new string('<', 5_000),
    ];

    public static string At(int index) => All[index % All.Length];
}
