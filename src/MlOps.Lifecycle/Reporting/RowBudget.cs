namespace MlOps.Lifecycle.Reporting;

/// <summary>Takes rows until a budget of bytes is used up, and says how many were left out: a page stays small whatever it is given.</summary>
internal static class RowBudget
{
    /// <summary>The rows that fit, each made only when it is needed.</summary>
    /// <param name="items">All items, the most important first.</param>
    /// <param name="bytes">The budget.</param>
    /// <param name="render">Makes a row.</param>
    /// <returns>The rows and how many items did not fit.</returns>
    public static (Html Rows, int LeftOut) Take<T>(IReadOnlyList<T> items, int bytes, Func<T, Html> render)
    {
        var rows = new List<Html>();
        var used = 0;
        foreach (var item in items)
        {
            var row = render(item);
            used += row.Bytes;
            if (used > bytes)
                break;
            rows.Add(row);
        }

        return (Html.Join(rows), items.Count - rows.Count);
    }

    /// <summary>A sentence about what did not fit; empty when everything did.</summary>
    public static Html Note(int leftOut, string what) => leftOut == 0
        ? Html.Empty
        : Html.Of($"""<p class="soft small">{leftOut:N0} more {what} not shown here, to keep the page small: the report object has them all.</p>""");
}
