using System.Text.RegularExpressions;

namespace MlOps.Lifecycle.Tests.Conventions;

/// <summary>The core's folders are its floors; arrows point down only.</summary>
public sealed partial class FloorTests
{
    private static readonly string[][] Floors =
    [
        ["", "Diagnostics", "Statistics", "Blobs"],
        ["Tables"],
        ["Profiles"],
        ["Datasets", "Registry"],
        ["Drift", "Monitoring", "Scoring"],
        ["Policies", "Acceptance"],
        ["Training", "Serving"],
        ["Hosting", "Reporting", "InMemory"],
    ];

    /// <summary>Leaf folders that hold records: every folder that may use the parent may use them, their sisters too.</summary>
    private static readonly string[] RecordFolders = ["Drift/Reports", "Monitoring/Records"];

    private static readonly Dictionary<string, int> FloorOf = Floors
        .SelectMany((folders, floor) => folders.Select(folder => (folder, floor)))
        .ToDictionary(f => f.folder, f => f.floor, StringComparer.Ordinal);

    [Fact]
    public void Every_folder_of_the_core_has_a_floor() =>
        Repository.Core.Select(TopFolder).Distinct().Where(folder => !FloorOf.ContainsKey(folder)).Should().BeEmpty();

    [Fact]
    public void Arrows_between_floors_point_down()
    {
        var typesOf = Repository.Core
            .GroupBy(TopFolder)
            .ToDictionary(g => g.Key, g => g.SelectMany(f => f.Types).Select(t => t.Name).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var wrong =
            from file in Repository.Core
            from used in UsedFolders(file, typesOf).Distinct()
            where !MayUse(TopFolder(file), used)
            select $"{file} uses {used}";
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Policies_and_gates_judge_records_only()
    {
        var behavior = TypesWhere(f => TopFolder(f) is "Drift" or "Monitoring" && !RecordFolders.Contains(string.Join('/', f.Folders)));
        var wrong =
            from file in Repository.Core
            where TopFolder(file) is "Policies" or "Acceptance"
            from name in file.Identifiers.Intersect(behavior)
            where file.Code.Contains("using MlOps.Lifecycle.Drift", StringComparison.Ordinal) || file.Code.Contains("using MlOps.Lifecycle.Monitoring", StringComparison.Ordinal)
            select $"{file} uses {name}";
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void A_leaf_folder_never_knows_a_sibling()
    {
        var leaves = Repository.Core
            .Where(f => f.Folders.Length > 1 && !RecordFolders.Contains(string.Join('/', f.Folders)))
            .GroupBy(f => string.Join('/', f.Folders[..2]))
            .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        var wrong =
            from leaf in leaves
            from sibling in leaves
            where leaf.Key != sibling.Key && leaf.Key.Split('/')[0] == sibling.Key.Split('/')[0]
            let names = sibling.Value.SelectMany(f => f.Types).Where(t => !t.IsNested).Select(t => t.Name).ToHashSet(StringComparer.Ordinal)
            from file in leaf.Value
            let own = leaf.Value.SelectMany(f => f.Types).Select(t => t.Name).ToHashSet(StringComparer.Ordinal)
            from name in file.Identifiers.Where(i => names.Contains(i) && !own.Contains(i))
            where Regex.IsMatch(file.Code, $@"(?:new\s+|[<(,:]\s*|^\s*(?:\w+\s+)*){name}\b(?:[.<]|\s+\w)", RegexOptions.Multiline)
            select $"{file} uses {name} of {sibling.Key}";
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Nothing_references_a_spoke_but_a_host()
    {
        var wrong =
            from project in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            let name = Path.GetFileNameWithoutExtension(project)
            let allowed = name is "MlOps.Lifecycle" ? Array.Empty<string>()
                : name is "MlOps.Lifecycle.Sqlite" or "MlOps.Lifecycle.PostgreSql" ? ["MlOps.Lifecycle.EntityFrameworkCore"]
                : ["MlOps.Lifecycle"]
            from Match reference in ProjectReference().Matches(File.ReadAllText(project))
            where !allowed.Contains(reference.Groups["name"].Value)
            select $"{name} references {reference.Groups["name"].Value}";
        wrong.Should().BeEmpty();
    }

    private static string TopFolder(SourceFile file) => file.Folders is [var first, ..] ? first : "";

    private static HashSet<string> TypesWhere(Func<SourceFile, bool> predicate) =>
        Repository.Core.Where(predicate).SelectMany(f => f.Types).Where(t => !t.IsNested).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> UsedFolders(SourceFile file, Dictionary<string, HashSet<string>> typesOf)
    {
        foreach (Match match in UsingDirective().Matches(file.Code))
            yield return match.Groups["folder"].Value;
        foreach (Match match in QualifiedName().Matches(file.Code))
        {
            if (typesOf.TryGetValue(match.Groups["folder"].Value, out var types) && types.Contains(match.Groups["type"].Value))
                yield return match.Groups["folder"].Value;
        }
    }

    private static bool MayUse(string user, string used) =>
        user == used
        || !FloorOf.ContainsKey(used)
        || FloorOf[used] < FloorOf[user]
        || (user is not "" && used is "Diagnostics")
        || (user is "Policies" && used is "Acceptance");

    [GeneratedRegex(@"using\s+(?:static\s+)?(?:\w+\s*=\s*)?MlOps\.Lifecycle\.(?<folder>\w+)")]
    private static partial Regex UsingDirective();

    [GeneratedRegex(@"(?<![\w.])(?:MlOps\.Lifecycle\.)?(?<folder>[A-Z]\w*)\.(?<type>[A-Z]\w*)")]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*?(?<name>[\w.]+)\.csproj""")]
    private static partial Regex ProjectReference();
}
