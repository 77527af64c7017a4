using System.Globalization;
using MlOps.Lifecycle.Simulations;

if (args is not ["size", ..] || args.Length > 2)
{
    Console.WriteLine("How often tests reject while nothing changes: dotnet run -c Release --project tests/MlOps.Lifecycle.Simulations -- size [repeats]");
    return 2;
}

var repeats = args is [_, var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 2_000;
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
