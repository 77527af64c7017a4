namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>Where the repository is and how it was built.</summary>
internal static class Repository
{
    public static string Configuration { get; } =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    public static string Root { get; } = FindRoot();

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
