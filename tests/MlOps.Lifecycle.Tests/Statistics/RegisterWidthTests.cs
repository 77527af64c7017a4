using System.Diagnostics;
using MlOps.Lifecycle.Simulations;

namespace MlOps.Lifecycle.Tests.Statistics;

/// <summary>The same answers with registers of 512 bits, of 256 bits, and without any.</summary>
public sealed class RegisterWidthTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Answers_do_not_depend_on_the_width_of_registers(string switchedOff)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "MlOps.Lifecycle.Simulations.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) is "dotnet" ? host : "dotnet", [program, "kernels"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[switchedOff] = "0";
        using var process = Process.Start(start)!;
        var lines = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        lines.Should().Equal(KernelAnswers.Of(), "{0}=0", switchedOff);
    }
}
