using CsCheck;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class CategoryCounterTests
{
    [Fact]
    public void Counts_equal_those_of_a_dictionary() =>
        Gen.String[Gen.Char['a', 'c'], 0, 9].Array[0, 300].Sample(
            texts =>
            {
                var counter = new CategoryCounter();
                counter.Add(texts);
                return Same(counter, texts);
            },
            iter: 200,
            seed: "0000000000000");

    [Fact]
    public void Shared_and_equal_objects_are_one_category_and_null_is_none()
    {
        var shared = new string('x', 5);
        var counter = new CategoryCounter();
        counter.Add([shared, new string('x', 5), shared, null, "", null]);
        counter.ToSorted().Should().Equal(new Dictionary<string, long> { [""] = 1, ["xxxxx"] = 3 });
        (counter.Count, counter.NullCount).Should().Be((2, 2L));
    }

    [Fact]
    public void Texts_that_differ_only_where_the_hash_does_not_look_are_counted_apart()
    {
        // Equal length, first, middle and last characters: all fall on one place.
        string[] texts = [.. Enumerable.Range(0, 400).Select(i => $"aaaa{i % 200:0000}bbbbbbbbbbbb{i % 200:0000}cccc")];
        var counter = new CategoryCounter();
        counter.Add(texts);
        Same(counter, texts).Should().BeTrue();
    }

    [Fact]
    public void More_categories_than_the_table_takes_are_counted_all_the_same()
    {
        string[] texts = [.. Enumerable.Range(0, 150_000).Select(i => $"id-{i % 70_001}")];
        var counter = new CategoryCounter();
        counter.Add(texts);
        counter.Count.Should().Be(70_001);
        Same(counter, texts).Should().BeTrue();
    }

    private static bool Same(CategoryCounter counter, string[] texts) =>
        counter.ToSorted().SequenceEqual(texts.CountBy(text => text, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (long)pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
}
