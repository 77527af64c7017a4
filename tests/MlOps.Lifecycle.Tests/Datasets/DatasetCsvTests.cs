using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Datasets;

public sealed class DatasetCsvTests : IDisposable
{
    private readonly DatasetBed _bed = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _bed.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task File_is_committed_with_inferred_columns_and_appended_to()
    {
        var version = await _bed.Datasets.CommitCsvAsync("payments", Write("a.csv", "id,amount,channel\n1,2.5,web\n2,,shop\n"), DatasetBed.Ada);
        version.RowCount.Should().Be(2);
        version.Schema["amount"].Type.Should().Be(ColumnType.Number);
        version.Schema["channel"].Type.Should().Be(ColumnType.Text);
        var appended = await _bed.Datasets.AppendCsvAsync(version.Id, Write("b.csv", "channel,id,amount\nweb,3,7\n"), DatasetBed.Ada);
        (await _bed.ReadAsync(appended.Id)).Rows.Should().Equal("1|2.5|'web'", "2|missing|'shop'", "3|7|'web'");
    }

    [Fact]
    public async Task File_with_a_header_and_no_rows_is_named_and_leaves_nothing()
    {
        await FluentActions.Invoking(() => _bed.Datasets.CommitCsvAsync("payments", Write("a.csv", "id,amount\n"), DatasetBed.Ada))
            .Should().ThrowAsync<LifecycleException>().WithMessage("*'payments'*no rows*header*");
        (await _bed.Datasets.FindNewestAsync("payments")).Should().BeNull();
        (await _bed.Blobs.ListAsync().AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task Bad_cell_in_the_middle_leaves_no_version()
    {
        var path = Write("a.csv", "id,amount\n1,2.5\n2,much\n");
        var schema = new TableSchema([new() { Name = "id", Type = ColumnType.Integer }, new() { Name = "amount", Type = ColumnType.Number }]);
        (await FluentActions.Invoking(() => _bed.Datasets.CommitCsvAsync("payments", path, DatasetBed.Ada, schema)).Should().ThrowAsync<LifecycleException>())
            .Which.Message.Should().Contain(path).And.Contain("amount").And.Contain("much");
        (await _bed.Datasets.FindNewestAsync("payments")).Should().BeNull();
    }

    [Fact]
    public async Task Exported_file_is_committed_to_the_same_digest()
    {
        var version = await _bed.CommitGoldenAsync(1000);
        await _bed.Datasets.ExportCsvAsync(version.Id, _folder["golden.csv"]);
        var copy = await _bed.Datasets.CommitCsvAsync("copy", _folder["golden.csv"], DatasetBed.Ada, version.Schema);
        copy.Digest.Should().Be(version.Digest);

        await _bed.Datasets.ExportCsvAsync(version.Id, _folder["none.csv"], ["name", "count"], new(DateTimeOffset.MinValue, DateTimeOffset.MinValue));
        (await File.ReadAllTextAsync(_folder["none.csv"])).Should().Be("name,count\n");
        await FluentActions.Invoking(() => _bed.Datasets.ExportCsvAsync(version.Id, _folder["none.csv"])).Should().ThrowAsync<LifecycleException>().WithMessage("There is already a file*");
    }

    [Fact]
    public async Task Profile_of_a_version_counts_its_rows()
    {
        var version = await _bed.CommitGoldenAsync(1000);
        var profile = await _bed.Datasets.ProfileAsync(version.Id);
        profile.RowCount.Should().Be(1000);
        profile.Columns.Select(column => column.Column.Name).Should().Equal(GoldenTable.Schema.Select(column => column.Name));
        profile["count"].NullCount.Should().Be(Enumerable.Range(0, 1000).Count(i => i % 11 == 5));
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }
}
