using System.Collections.Concurrent;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Simulations;

/// <summary>Counts rejections of every test while both samples come from the same law.</summary>
internal static class SizeOfP
{
    private static readonly int[] Rows = [30, 50, 200, 1_000, 10_000];
    private static readonly string[] Kinds = ["normal", "lognormal", "ties", "zeros"];
    private static readonly int[] Categories = [2, 5, 20, 200];

    /// <summary>The level per comparison at which a run over all cells fails by chance once in a thousand times.</summary>
    public static double LevelFor(int cells) => 0.001 / (3 * cells);

    /// <summary>Runs all cells; the same seed gives the same counts on any number of cores.</summary>
    /// <param name="repeats">Pairs of samples per cell up to 1,000 rows; a tenth of them above.</param>
    /// <param name="seed">Starts the streams.</param>
    public static IReadOnlyList<SizeCell> Run(int repeats, ulong seed)
    {
        var jobs =
            from rows in Rows
            from ratio in (int[])[1, 10]
            from job in Kinds.Select(kind => (Func<IEnumerable<SizeCell>>)(() => Numeric(kind, ratio * rows, rows, Repeats(repeats, rows), seed)))
                .Concat(Categories.Select(categories => (Func<IEnumerable<SizeCell>>)(() => Counted(categories, ratio * rows, rows, Repeats(repeats, rows), seed))))
            select job;
        var cells = new ConcurrentBag<SizeCell>();
        Parallel.ForEach(jobs.Reverse(), job =>
        {
            foreach (var cell in job())
                cells.Add(cell);
        });
        return [.. cells.OrderBy(cell => cell.Test, StringComparer.Ordinal).ThenBy(cell => cell.Kind, StringComparer.Ordinal).ThenBy(cell => cell.CurrentRows).ThenBy(cell => cell.ReferenceRows)];
    }

    private static int Repeats(int repeats, int rows) => rows > 1_000 ? repeats / 10 : repeats;

    private static IEnumerable<SizeCell> Numeric(string kind, int n, int m, int repeats, ulong seed)
    {
        var generator = new SplitMix64(seed ^ (ulong)HashCode(kind, n, m));
        var tests = NullTests.Numeric.Where(test => n + m <= test.MostPooled && test.Applies(kind, m)).ToArray();
        var counts = tests.Select(_ => new int[3]).ToArray();
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var x = Draws.Sorted(generator, kind, n);
            var y = Draws.Sorted(generator, kind, m);
            for (var i = 0; i < tests.Length; i++)
            {
                if (repeat < tests[i].Share * repeats)
                    Count(counts[i], tests[i].P(x, y));
            }
        }

        return tests.Select((test, i) => new SizeCell(test.Name, test.IsAsymptotic, test.Attainable(n, m), kind, n, m, counts[i][0], counts[i][1], counts[i][2]));
    }

    private static IEnumerable<SizeCell> Counted(int categories, int n, int m, int repeats, ulong seed)
    {
        var kind = $"{categories} categories";
        var generator = new SplitMix64(seed ^ (ulong)HashCode(kind, n, m));
        var cumulative = Draws.Cumulative(Draws.FallingShares(categories));
        var counts = NullTests.Counts.Select(_ => new int[3]).ToArray();
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var x = Draws.Counts(generator, cumulative, n);
            var y = Draws.Counts(generator, cumulative, m);
            for (var i = 0; i < counts.Length; i++)
            {
                if (repeat < NullTests.Counts[i].Share * repeats)
                    Count(counts[i], NullTests.Counts[i].P(x, y));
            }
        }

        return NullTests.Counts.Select((test, i) => new SizeCell(test.Name, test.IsAsymptotic, 0.05, kind, n, m, counts[i][0], counts[i][1], counts[i][2]));
    }

    private static void Count(int[] counts, double p)
    {
        if (double.IsNaN(p))
            return;
        counts[0]++;
        counts[1] += p <= 0.05 ? 1 : 0;
        counts[2] += p <= 0.01 ? 1 : 0;
    }

    /// <summary>The same in every process, unlike that of strings.</summary>
    private static long HashCode(string kind, int n, int m) => kind.Aggregate((n * 1_000_003L) + m, (hash, letter) => (hash * 31) + letter);
}
