using System.ComponentModel.DataAnnotations;

namespace MlOps.Lifecycle.Scoring;

/// <summary>Settings of loaded models; the section <c>Scoring</c> of the library's section, or <c>services.Configure&lt;ScoringOptions&gt;(...)</c>.</summary>
public sealed class ScoringOptions
{
    internal const int DefaultKeepLoaded = 8;

    /// <summary>How many versions stay loaded while nobody uses them.</summary>
    /// <value>0 to 10,000; 8 by default. Versions in use are loaded whatever this says.</value>
    [Range(0, 10_000)]
    public int KeepLoaded { get; set; } = DefaultKeepLoaded;
}
