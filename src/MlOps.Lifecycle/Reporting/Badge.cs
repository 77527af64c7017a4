namespace MlOps.Lifecycle.Reporting;

/// <summary>A state as color, shape and word.</summary>
internal static class Badge
{
    public static Html Of(PageState state, string word) => Html.Of($"""<span class="badge {Class(state)}">{Shape(state)}{word}</span>""");

    public static string Class(PageState state) => state switch
    {
        PageState.Good => "good",
        PageState.Notice => "note",
        PageState.Bad => "bad",
        _ => "none",
    };

    /// <summary>Round and ticked is good, a triangle asks for a look, a square with a cross for action, a dashed ring is unknown.</summary>
    private static Html Shape(PageState state) => state switch
    {
        PageState.Good => Html.Of($"""<svg width="15" height="15" viewBox="0 0 15 15" aria-hidden="true"><circle cx="7.5" cy="7.5" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M4.5 7.8l2.1 2.1 4-4.4" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>"""),
        PageState.Notice => Html.Of($"""<svg width="15" height="15" viewBox="0 0 15 15" aria-hidden="true"><path d="M7.5 1.5l6.3 11.6H1.2z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><path d="M7.5 5.8v3.4M7.5 10.6v1.1" stroke="currentColor" stroke-width="1.5"/></svg>"""),
        PageState.Bad => Html.Of($"""<svg width="15" height="15" viewBox="0 0 15 15" aria-hidden="true"><rect x="1" y="1" width="13" height="13" rx="2" fill="currentColor"/><path d="M4.8 4.8l5.4 5.4M10.2 4.8l-5.4 5.4" stroke="var(--card)" stroke-width="1.7"/></svg>"""),
        _ => Html.Of($"""<svg width="15" height="15" viewBox="0 0 15 15" aria-hidden="true"><circle cx="7.5" cy="7.5" r="6.3" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.6 2.2"/></svg>"""),
    };
}
