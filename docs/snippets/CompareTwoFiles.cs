using MlOps.Lifecycle;
using MlOps.Lifecycle.Drift;

namespace Snippets;

/// <summary>The README's three lines.</summary>
public static class CompareTwoFiles
{
    public static void Run()
    {
        File.WriteAllLines("january.csv", ["amount,channel", .. Enumerable.Range(0, 500).Select(i => $"{10 + (i * 7 % 90)},{(i % 3 == 0 ? "web" : "shop")}")]);
        File.WriteAllLines("june.csv", ["amount,channel", .. Enumerable.Range(0, 500).Select(i => $"{40 + (i * 7 % 90)},{(i % 3 == 0 ? "web" : i % 3 == 1 ? "shop" : "app")}")]);

        #region compare
        var report = DriftComparison.Run("january.csv", "june.csv");
        Console.WriteLine(report);
        report.SaveHtml("drift.html");
        #endregion

        report.ToString().Should().Contain("amount").And.Contain("app");
        new FileInfo("drift.html").Length.Should().BeGreaterThan(1000);
    }
}
