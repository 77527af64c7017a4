using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlOps.Lifecycle.Tests.Conventions;

/// <summary>Files, classes and names keep the shape that makes the house easy to walk through.</summary>
public sealed partial class ShapeTests
{
    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Repository.Everything.Where(f => !f.IsMigration && f.Lines > 300).Select(f => $"{f}: {f.Lines}").Should().BeEmpty();

    [Fact]
    public void The_median_file_is_short()
    {
        var lines = Repository.Product.Where(f => !f.IsMigration).Select(f => f.Lines).Order().ToArray();
        lines[lines.Length / 2].Should().BeLessThan(90);
    }

    [Fact]
    public void One_public_type_per_file() =>
        Repository.Product
            .Where(f => f.Types.Count(t => t.IsPublic && !t.IsNested) > 1)
            .Select(f => $"{f}: {string.Join(", ", f.Types.Where(t => t.IsPublic && !t.IsNested).Select(t => t.Name))}")
            .Should().BeEmpty();

    [Fact]
    public void Every_class_is_sealed_static_or_abstract()
    {
        var closed = Repository.Product.SelectMany(f => f.Types).Where(t => t.IsClosed).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        var open =
            from file in Repository.Product
            where !file.IsMigration
            from type in file.Types
            where type.IsClass && !type.IsClosed && !closed.Contains(type.Name)
            where type.Name is not "LifecycleException"
            select $"{file}: {type.Name}";
        open.Should().BeEmpty();
    }

    [Fact]
    public void No_folder_is_a_junk_room()
    {
        string[] banned = ["Utils", "Utilities", "Helpers", "Common", "Impl", "Interfaces", "Misc", "Shared"];
        Repository.Product.Where(f => f.Folders.Any(banned.Contains)).Select(f => f.Path).Should().BeEmpty();
    }

    [Fact]
    public void Namespaces_follow_the_floors()
    {
        var wrong =
            from file in Repository.Product
            where !file.IsMigration && file.Namespace.Length > 0
            let folders = file.Folders
            let project = folders[0]
            let floor = project is "MlOps.Lifecycle" && folders.Length > 1 ? $"{project}.{folders[1]}" : project
            where file.Namespace != floor
            where !(project is not "MlOps.Lifecycle" && file.Namespace.StartsWith(project, StringComparison.Ordinal))
            where !IsExtensionHome(file)
            select $"{file}: {file.Namespace}";
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Options_have_a_validator()
    {
        var validators = Repository.Product.SelectMany(f => ValidatedOptions().Matches(f.Code).Select(m => m.Groups["name"].Value)).ToHashSet(StringComparer.Ordinal);
        Repository.Product.SelectMany(f => f.Types)
            .Where(t => t.IsPublic && t.IsClass && t.Name.EndsWith("Options", StringComparison.Ordinal) && !validators.Contains(t.Name))
            .Select(t => t.Name)
            .Should().BeEmpty();
    }

    [Fact]
    public void Public_enums_are_written_as_words_wherever_they_become_JSON() =>
        typeof(LifecycleException).Assembly.GetExportedTypes()
            .Where(type => type.IsEnum && JsonSerializer.Serialize(Enum.GetValues(type).GetValue(0), type)[0] != '"')
            .Select(type => type.Name).Should().BeEmpty();

    [Fact]
    public void Warnings_are_switched_off_only_with_a_reason() =>
        (from file in Repository.Everything
         where !file.IsMigration
         from line in file.Text.Split('\n')
         where line.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal) && !line.Contains("//", StringComparison.Ordinal)
         select $"{file}: {line.Trim()}").Should().BeEmpty();

    [Fact]
    public void Test_methods_are_named_situation_outcome() =>
        (from file in Repository.Everything
         from Match match in TestMethod().Matches(file.Code)
         let name = match.Groups["name"].Value
         where !name.Contains('_', StringComparison.Ordinal)
         select $"{file}: {name}").Should().BeEmpty();

    private static bool IsExtensionHome(SourceFile file) =>
        file.Namespace is "Microsoft.Extensions.DependencyInjection" or "MlOps.Lifecycle"
        && file.Types.Where(t => !t.IsNested).All(t => t.Name.EndsWith("Extensions", StringComparison.Ordinal));

    [GeneratedRegex(@"IValidateOptions<(?<name>\w+)>")]
    private static partial Regex ValidatedOptions();

    [GeneratedRegex(@"\[(?:Fact|Theory)[^\]]*\](?:\s*\[[^\]]*\])*\s*public\s+(?:async\s+)?\w+\s+(?<name>\w+)\(")]
    private static partial Regex TestMethod();
}
