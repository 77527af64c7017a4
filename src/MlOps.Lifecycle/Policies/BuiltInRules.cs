using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>The kinds of the library's own rules. Each rule adds itself with a field in its own folder; every such field is set before <see cref="All"/> is first read.</summary>
internal static partial class BuiltInRules
{
    // Without an initializer on purpose: the fields of the other files may be set first, and must not be lost.
    private static List<RuleKind>? s_kinds;

    public static ImmutableArray<RuleKind> All => [.. (s_kinds ?? []).OrderBy(kind => kind.Name, StringComparer.Ordinal)];

    private static RuleKind Add(string name, Func<RuleSettings, IRule> create)
    {
        var kind = new RuleKind(name, create);
        (s_kinds ??= []).Add(kind);
        return kind;
    }
}
