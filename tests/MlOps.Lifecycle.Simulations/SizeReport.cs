using System.Globalization;

namespace MlOps.Lifecycle.Simulations;

/// <summary>Prints how often every test rejects while nothing changes.</summary>
internal static class SizeReport
{
    /// <returns>0, or 1 when a test rejects too often or too rarely.</returns>
    public static int Print(int repeats)
    {
        var cells = SizeOfP.Run(repeats, seed: 1);
        var level = SizeOfP.LevelFor(cells.Count);
        Console.WriteLine($"{"test",-30} {"data",-16} {"reference",9} {"current",9} {"repeats",7} {"at 5 %",8} {"at 1 %",8}");
        var wrong = 0;
        foreach (var cell in cells.Where(cell => cell.Repeats > 0))
        {
            var verdict = cell.IsTooOften(level) ? "too often" : cell.IsTooRare(level) ? "too rarely" : "";
            wrong += verdict.Length > 0 ? 1 : 0;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{cell.Test,-30} {cell.Kind,-16} {cell.ReferenceRows,9} {cell.CurrentRows,9} {cell.Repeats,7} {(double)cell.AtFive / cell.Repeats,8:0.0000} {(double)cell.AtOne / cell.Repeats,8:0.0000} {verdict}"));
        }

        Console.WriteLine($"{cells.Count} cells, {wrong} reject too often or too rarely");
        return wrong == 0 ? 0 : 1;
    }
}
