namespace MlOps.Lifecycle.Serving;

/// <summary>Settings of model handles; the section <c>Serving</c> of the library's section, or <c>services.Configure&lt;ServingOptions&gt;(...)</c>.</summary>
public sealed class ServingOptions
{
    internal static readonly TimeSpan DefaultRefreshInterval = TimeSpan.FromSeconds(10);

    /// <summary>How old the last look at an alias may be before a request starts the next one.</summary>
    /// <value>1 second to 1 day; 10 seconds by default. <c>RefreshAsync</c> looks at once.</value>
    public TimeSpan RefreshInterval { get; set; } = DefaultRefreshInterval;

    /// <summary>Whether a look that is due runs beside the request that found it due; false where the host switched background work off, and then the request waits for it.</summary>
    internal bool LooksInBackground { get; set; } = true;
}
