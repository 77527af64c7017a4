namespace MlOps.Lifecycle.Benchmarks;

/// <summary>What a user writes without the library: correct, short, and as fast as it comes.</summary>
internal static class PlainCode
{
    public static double Sum(double[] values)
    {
        double a = 0, b = 0, c = 0, d = 0;
        var i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }

        for (; i < values.Length; i++)
            a += values[i];
        return a + b + c + d;
    }

    /// <summary>Sorts copies and merges them.</summary>
    public static long KolmogorovSmirnov(double[] x, double[] y)
    {
        var (a, b) = Sorted(x, y);
        long best = 0;
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            var value = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] == value)
                i++;
            while (j < b.Length && b[j] == value)
                j++;
            best = Math.Max(best, Math.Abs(((long)i * b.Length) - ((long)j * a.Length)));
        }

        return best;
    }

    public static double Wasserstein(double[] x, double[] y)
    {
        var (a, b) = Sorted(x, y);
        int i = 0, j = 0;
        double sum = 0, before = Math.Min(a[0], b[0]);
        while (i < a.Length || j < b.Length)
        {
            var value = j == b.Length || (i < a.Length && a[i] <= b[j]) ? a[i] : b[j];
            sum += Math.Abs(((double)i / a.Length) - ((double)j / b.Length)) * (value - before);
            if (i < a.Length && a[i] == value)
                i++;
            else
                j++;
            before = value;
        }

        return sum;
    }

    /// <summary>The recursion of textbooks over the whole table, row by row.</summary>
    public static double KolmogorovSmirnovP(int n, int m, long gap)
    {
        var row = new double[m + 1];
        for (var i = 0; i <= n; i++)
        {
            for (var j = 0; j <= m; j++)
            {
                if (Math.Abs(((long)i * m) - ((long)j * n)) >= gap)
                    row[j] = 1;
                else if (i + j > 0)
                    row[j] = ((i * (i > 0 ? row[j] : 0)) + (j * (j > 0 ? row[j - 1] : 0))) / (i + j);
            }
        }

        return row[m];
    }

    /// <summary>Bins by binary search; a bin holds its upper edge.</summary>
    public static long[] Bin(double[] values, double[] edges)
    {
        var counts = new long[edges.Length + 1];
        foreach (var value in values)
        {
            var at = Array.BinarySearch(edges, value);
            counts[at < 0 ? ~at : at]++;
        }

        return counts;
    }

    public static Dictionary<string, long> Count(string[] values)
    {
        var counts = new Dictionary<string, long>();
        foreach (var value in values)
        {
            counts.TryGetValue(value, out var count);
            counts[value] = count + 1;
        }

        return counts;
    }

    /// <summary>Unbiased MMD² by the three sums of its formula.</summary>
    public static double Discrepancy(double[] x, double[] y, int columns, double width)
    {
        double n = x.Length / columns, m = y.Length / columns;
        return (Kernels(x, x, columns, width, true) / (n * (n - 1))) + (Kernels(y, y, columns, width, true) / (m * (m - 1)))
            - (2 * Kernels(x, y, columns, width, false) / (n * m));
    }

    private static double Kernels(double[] a, double[] b, int columns, double width, bool same)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i += columns)
        {
            for (var j = 0; j < b.Length; j += columns)
            {
                if (same && i == j)
                    continue;
                var square = 0.0;
                for (var k = 0; k < columns; k++)
                    square += (a[i + k] - b[j + k]) * (a[i + k] - b[j + k]);
                sum += Math.Exp(-square / (2 * width * width));
            }
        }

        return sum;
    }

    private static (double[] A, double[] B) Sorted(double[] x, double[] y)
    {
        var (a, b) = ((double[])x.Clone(), (double[])y.Clone());
        Array.Sort(a);
        Array.Sort(b);
        return (a, b);
    }
}
