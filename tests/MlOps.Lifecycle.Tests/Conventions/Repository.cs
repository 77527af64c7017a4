namespace MlOps.Lifecycle.Tests.Conventions;

/// <summary>The repository that the tests were built from: conventions are checked on source text.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Core { get; } = Read("src/MlOps.Lifecycle");

    public static IReadOnlyList<SourceFile> Product { get; } = Read("src");

    public static IReadOnlyList<SourceFile> Everything { get; } = [.. Product, .. Read("tests"), .. Read("docs"), .. Read("benchmarks")];

    public static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Root, "*.md"))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static SourceFile[] Read(string folder)
    {
        var root = Path.Combine(Root, folder.Replace('/', Path.DirectorySeparatorChar));
        return Directory.Exists(root)
            ? [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Select(path => (path, relative: Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/')))
                .Where(f => !$"/{f.relative}".Contains("/obj/", StringComparison.Ordinal) && !$"/{f.relative}".Contains("/bin/", StringComparison.Ordinal))
                .OrderBy(f => f.relative, StringComparer.Ordinal)
                .Select(f => new SourceFile(f.relative, File.ReadAllText(f.path)))]
            : [];
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MlOps.Lifecycle.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No MlOps.Lifecycle.sln above {AppContext.BaseDirectory}: run the tests from a clone.");
    }
}
