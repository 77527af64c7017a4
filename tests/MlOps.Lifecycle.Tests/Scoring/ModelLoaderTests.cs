using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Scoring;

namespace MlOps.Lifecycle.Tests.Scoring;

public sealed class ModelLoaderTests
{
    private readonly MemoryBlobs _blobs = new();
    private readonly DoublingFormat _format = new();

    [Fact]
    public async Task Registered_format_loads_a_model_that_answers()
    {
        var artifact = _blobs.Add(3);

        using var scorer = await new ModelLoader(_blobs, [_format]).LoadAsync("doubling", artifact.Digest);

        using var rows = DoublingFormat.Rows(1, 2);
        using var answer = scorer.Score(rows);
        ((Apache.Arrow.DoubleArray)answer.Column(ScoreColumns.Prediction)).Values.ToArray().Should().Equal(3, 6);
    }

    [Fact]
    public async Task Unknown_format_is_named_with_the_known_ones()
    {
        var load = () => new ModelLoader(_blobs, [_format]).LoadAsync("mlnet", _blobs.Add(3).Digest);

        (await load.Should().ThrowAsync<LifecycleException>()).WithMessage("*'mlnet'*known are: doubling*UseMicrosoftML()*");
    }

    [Fact]
    public async Task Absent_blob_is_named()
    {
        var absent = ContentDigest.Of([9]);

        var load = () => new ModelLoader(_blobs, [_format]).LoadAsync("doubling", absent);

        (await load.Should().ThrowAsync<LifecycleException>()).WithMessage($"*{absent}*");
        _format.Loads.Should().Be(0);
    }

    [Fact]
    public async Task Model_that_cannot_answer_a_first_row_is_disposed_and_never_served()
    {
        var artifact = _blobs.Add(0);

        var load = () => new ModelLoader(_blobs, [_format]).LoadAsync("doubling", artifact.Digest);

        (await load.Should().ThrowAsync<LifecycleException>()).WithMessage($"*{artifact.Digest}*could not answer a first row*no factor*");
        _format.Loaded.Should().ContainSingle().Which.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public void Two_formats_of_one_name_are_refused()
    {
        var create = () => new ModelLoader(_blobs, [_format, new DoublingFormat()]);

        create.Should().Throw<LifecycleException>().WithMessage("*'doubling'*");
    }
}
