using MlOps.Lifecycle;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Reporting;
using MlOps.Lifecycle.Tables;

namespace Snippets;

public static class Reports
{
    public static void ShowOneTable()
    {
        File.WriteAllLines("january.csv", ["amount,channel", .. Enumerable.Range(0, 200).Select(i => $"{10 + (i * 7 % 90)}.5,{(i % 3 == 0 ? "web" : "shop")}")]);
        using var table = CsvTable.Read("january.csv");

        #region reports-table
        var january = new DatasetReport { Name = "january.csv", Profile = TableProfile.From(table.Schema, table.Batches).WithoutRareValues(5) };
        Console.WriteLine(january);
        january.SaveHtml("january.html");
        #endregion

        january.ToString().Should().StartWith("january.csv  200 rows, 2 columns").And.Contain("shop 66.5 %");
        File.ReadAllText("january.html").Should().Contain("amount");
    }
}
