namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>The packed files work: an empty application built against a local folder feed uses them.</summary>
public sealed class PackedPackageTests
{
    private static readonly string[] Packages =
    [
        "MlOps.Lifecycle", "MlOps.Lifecycle.Parquet", "MlOps.Lifecycle.EntityFrameworkCore", "MlOps.Lifecycle.Sqlite",
        "MlOps.Lifecycle.MicrosoftML", "MlOps.Lifecycle.Testing",
    ];

    [Fact]
    public async Task An_empty_application_builds_and_runs_against_the_packed_files()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        var feed = folder.Make("feed");
        foreach (var package in Packages)
        {
            await DotnetAsync(Repository.Root, cancellationToken,
                "pack", Path.Combine("src", package, $"{package}.csproj"), "--no-build", "--configuration", Repository.Configuration, "--output", feed, "--nologo");
        }

        var files = Directory.GetFiles(feed, "*.nupkg").Select(Path.GetFileName).ToArray();
        files.Should().HaveCount(Packages.Length);
        var version = Path.GetFileNameWithoutExtension(files.Single(f => !f!.Contains("Lifecycle.P", StringComparison.Ordinal) && f.StartsWith("MlOps.Lifecycle.0", StringComparison.Ordinal))!)["MlOps.Lifecycle.".Length..];

        var app = folder.Make("app");
        await File.WriteAllTextAsync(Path.Combine(app, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="local" value="{feed}" />
              </packageSources>
            </configuration>
            """, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(app, "app.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestorePackagesPath>{folder.Make("packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{GlobalPackagesFolder()}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
            {string.Join('\n', Packages.Select(p => $"    <PackageReference Include=\"{p}\" Version=\"{version}\" />"))}
              </ItemGroup>
            </Project>
            """, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(app, "Program.cs"), """
            using MlOps.Lifecycle;
            using MlOps.Lifecycle.Drift;

            File.WriteAllLines("january.csv", ["amount", .. Enumerable.Range(0, 500).Select(i => $"{10 + (i * 7 % 90)}")]);
            File.WriteAllLines("june.csv", ["amount", .. Enumerable.Range(0, 500).Select(i => $"{60 + (i * 7 % 90)}")]);
            var report = DriftComparison.Run("january.csv", "june.csv");
            Console.WriteLine(report);
            report.SaveHtml("drift.html");
            """, cancellationToken);

        var output = await DotnetAsync(app, cancellationToken, "run");
        output.Should().Contain("amount").And.Contain("median", "the comparison is printed by the packed library");
        File.Exists(Path.Combine(app, "drift.html")).Should().BeTrue();
    }

    private static string GlobalPackagesFolder() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static async Task<string> DotnetAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        var (exitCode, output) = await DotnetCommand.RunAsync(folder, cancellationToken, arguments);
        exitCode.Should().Be(0, "'dotnet {0}' printed{1}{2}", string.Join(' ', arguments), Environment.NewLine, output);
        return output;
    }
}
