using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;

namespace MlOps.Lifecycle.Policies;

/// <summary>Reads a policy from configuration. Whatever it does not understand is an error that names the key.</summary>
internal sealed class PolicySection
{
    private static readonly string[] RuleKeys = ["RollBackWhen", "RepairDataWhen", "RedevelopWhen", "RecalibrateWhen", "RetrainWhen", "NoticeWhen"];
    private readonly ImmutableSortedDictionary<string, RuleKind> _kinds;

    public PolicySection(ReadOnlySpan<RuleKind> more)
    {
        var kinds = ImmutableSortedDictionary.CreateBuilder<string, RuleKind>(StringComparer.OrdinalIgnoreCase);
        foreach (var kind in (ReadOnlySpan<RuleKind>)[.. BuiltInRules.All, .. more])
        {
            if (!kinds.TryAdd(kind.Name, kind))
                throw new ArgumentException($"There are two kinds of rules named '{kind.Name}': give yours another name.", nameof(more));
        }

        _kinds = kinds.ToImmutable();
    }

    public RetrainingPolicy Read(IConfigurationSection section)
    {
        var settings = new RuleSettings(section);
        var name = settings.FindText("Name") ?? "configured";
        var limit = new RuleSettings(settings.Section("Limit"));
        var rules = RuleKeys.Select(key => (key, rule: ReadAny(settings.Section(key)))).Where(known => known.rule is not null).ToDictionary(known => known.key, known => known.rule!, StringComparer.Ordinal);
        RefuseOthers(settings, "a policy");
        if (rules.Count == 0)
            throw new LifecycleException($"{section.Path} has no rule: add at least one of {Words.List(RuleKeys)}.");
        var cooldown = limit.FindTime("Cooldown");
        var runs = limit.FindSmallCount("Runs");
        var per = limit.FindTime("Per");
        var budget = limit.FindMoney("Budget");
        RefuseOthers(limit, "a limit");
        return Located(section.Path, () => RetrainingPolicy.Create(name, policy =>
        {
            Apply("RollBackWhen", policy.RollBackWhen);
            Apply("RepairDataWhen", policy.RepairDataWhen);
            Apply("RedevelopWhen", policy.RedevelopWhen);
            Apply("RecalibrateWhen", policy.RecalibrateWhen);
            Apply("RetrainWhen", policy.RetrainWhen);
            Apply("NoticeWhen", policy.NoticeWhen);
            if (cooldown is not null || runs is not null || per is not null || budget is not null)
                policy.Limit(cooldown, runs, per, budget);
        }));

        void Apply(string key, Func<IRule, RetrainingPolicyBuilder> when)
        {
            if (rules.TryGetValue(key, out var rule))
                when(rule);
        }
    }

    /// <summary>A list of rules, one of which must hold; null when there is none.</summary>
    private IRule? ReadAny(IConfigurationSection section)
    {
        if (!section.Exists())
            return null;
        if (!string.IsNullOrEmpty(section.Value))
            throw new LifecycleException($"'{section.Value}' at {section.Path} is not a list of rules: write [{{ \"Kind\": \"{section.Value}\" }}].");
        return ReadList(section).Aggregate(static (left, right) => left | right);
    }

    private IRule[] ReadList(IConfigurationSection section)
    {
        IConfigurationSection[] children = [.. section.GetChildren()];
        if (children.FirstOrDefault(child => !child.Key.All(char.IsAsciiDigit)) is { } key)
            throw new LifecycleException($"{section.Path} is not a list of rules, because it has the key '{key.Key}': put the rule in square brackets.");
        return children.Length > 0 ? [.. children.Select(ReadRule)] : throw new LifecycleException($"{section.Path} is empty: add a rule or remove it.");
    }

    private IRule ReadRule(IConfigurationSection section)
    {
        var settings = new RuleSettings(section);
        var kind = settings.GetText("Kind");
        var rule = kind.ToUpperInvariant() switch
        {
            "ALL" => ReadList(settings.Section("Rules")).Aggregate(static (left, right) => left & right),
            "ANY" => ReadList(settings.Section("Rules")).Aggregate(static (left, right) => left | right),
            "NOT" => !ReadRule(settings.Section("Rule")),
            _ when _kinds.TryGetValue(kind, out var known) => Located(section.Path, () => known.Create(settings)),
            _ => throw new LifecycleException(
                $"'{kind}' at {section.Path}:Kind is not a kind of rule. Known are: {Words.List(_kinds.Keys.Concat(["all", "any", "not"]))}. Rules of yours are passed as RuleKind."),
        };
        var heldFor = settings.FindTime("HeldFor");
        RefuseOthers(settings, $"'{kind}'");
        return heldFor is { } time ? Located($"{section.Path}:HeldFor", () => rule.HeldFor(time)) : rule;
    }

    private static void RefuseOthers(RuleSettings settings, string what)
    {
        if (settings.Children.FirstOrDefault(child => !settings.Asked.Contains(child.Key)) is { } unknown)
            throw new LifecycleException($"{unknown.Path} is no setting of {what}. Known are: {Words.List(settings.Asked.Order(StringComparer.Ordinal))}. Correct or remove it.");
    }

    private static T Located<T>(string path, Func<T> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException exception)
        {
            throw new LifecycleException($"{path}: {exception.Message}", exception);
        }
    }
}
