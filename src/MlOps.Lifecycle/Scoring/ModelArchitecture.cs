using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Scoring;

/// <summary>
/// What stays the same when a model is trained again: the shape of the pipeline and its pinned settings. Continuous
/// training keeps it; a trainer that changes it is doing redevelopment.
/// </summary>
public sealed record ModelArchitecture
{
    /// <summary>The shape, for example <c>concatenate, fast-tree-regression</c>.</summary>
    public required string Pipeline { get; init; }

    /// <summary>Pinned settings by name, for example <c>trees = 100</c>, in their invariant text form.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The identity of pipeline and settings: equal exactly when both are.</summary>
    public ContentDigest Digest => ContentDigest.Of(Encoding.UTF8.GetBytes(
        string.Concat(Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => $"{Part(setting.Key)}{Part(setting.Value)}").Prepend(Part(Pipeline)))));

    /// <summary>Length first, so that no two lists of parts have one text.</summary>
    private static string Part(string text) => string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}");
}
