using System.Diagnostics;
using System.Text.RegularExpressions;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>The build target of the registry's page does what the page says.</summary>
public sealed class DirtyBuildTests
{
    [Fact]
    public async Task Build_over_uncommitted_changes_says_so()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        Assert.SkipUnless(await GitAsync(Repository.Root, cancellationToken, "--version") == 0, "git is not installed, and the target asks git.");
        using var folder = TemporaryFolder.Create();
        var app = folder.Make("app");
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "concepts", "registry.md"), cancellationToken);
        await WriteAsync("Directory.Build.targets", Regex.Match(page, "```xml\n(?<target>.*?)```", RegexOptions.Singleline).Groups["target"].Value);
        await WriteAsync(".gitignore", "bin/\nobj/\n");
        await WriteAsync("app.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """);
        await WriteAsync("Program.cs", """
            using System.Reflection;
            System.Console.Write(typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
            """);
        (await GitAsync(app, cancellationToken, "init", "--quiet")).Should().Be(0);
        (await GitAsync(app, cancellationToken, "add", "--all")).Should().Be(0);
        (await GitAsync(app, cancellationToken, "-c", "user.name=ada", "-c", "user.email=ada@example.com", "commit", "--quiet", "--message", "first")).Should().Be(0);

        var clean = await VersionAsync();
        await File.AppendAllTextAsync(Path.Combine(app, "Program.cs"), "// changed\n", cancellationToken);
        var dirty = await VersionAsync();

        clean.IsReproducible.Should().BeTrue();
        (dirty.Commit, dirty.IsDirty).Should().Be((clean.Commit, true));

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(app, name), text, cancellationToken);

        async Task<CodeVersion> VersionAsync()
        {
            var (exitCode, output, error) = await DotnetCommand.RunApartAsync(app, cancellationToken, "run");
            exitCode.Should().Be(0, "'dotnet run' printed {0}", output + error);
            return CodeVersion.FromInformationalVersion(output.Trim());
        }
    }

    private static async Task<int> GitAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, UseShellExecute = false })!;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1; // It is not there.
        }
    }
}
