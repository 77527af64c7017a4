using Microsoft.ML;

namespace MlOps.Lifecycle.MicrosoftML.Tests;

/// <summary>ML.NET stands on native libraries; where one does not load on a platform, this says so first.</summary>
public sealed class NativeLibraryTests
{
    [Fact]
    public void The_trainers_native_library_loads_and_fits()
    {
        var ml = new MLContext(1);
        var rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(i => new Row { Features = [i % 10, i % 3], Label = i % 10 }));
        var model = ml.Regression.Trainers.FastTree(numberOfTrees: 5, minimumExampleCountPerLeaf: 2).Fit(rows);
        ml.Regression.Evaluate(model.Transform(rows)).RSquared.Should().BeGreaterThan(0.5);
    }

    private sealed class Row
    {
        [Microsoft.ML.Data.VectorType(2)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }
}
