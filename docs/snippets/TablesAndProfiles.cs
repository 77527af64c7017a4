using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace Snippets;

/// <summary>CSV files are read, understood, profiled and compared.</summary>
public static class TablesAndProfiles
{
    public static void Infer()
    {
        var folder = Directory.CreateTempSubdirectory("mlops-snippets-").FullName;
        var path = Path.Combine(folder, "rides.csv");
        File.WriteAllText(path, "ride_id,at,hour,station,price\n" + string.Concat(Enumerable.Range(0, 60)
            .Select(i => FormattableString.Invariant($"R{i},{DateTime.UnixEpoch.AddHours(i):yyyy-MM-ddTHH:mm},{i % 24},{i % 4},{1.5 + (i % 7)}\n"))));

        #region infer-schema
        using var rides = CsvTable.Read(path);
        Console.WriteLine(rides.Inferred);

        var schema = rides.Schema
            .WithRole(ColumnRole.Label, "price")
            .With("price", column => column with { Range = new(0, 500), Unit = "EUR" });
        #endregion

        schema["ride_id"].Role.Should().Be(ColumnRole.Id);
        schema["at"].Role.Should().Be(ColumnRole.Time);
        schema["hour"].Role.Should().Be(ColumnRole.Calendar);
        schema["station"].IsCode.Should().BeTrue();
        schema["price"].Role.Should().Be(ColumnRole.Label);
        Directory.Delete(folder, recursive: true);
    }

    public static async Task Compare()
    {
        var folder = Directory.CreateTempSubdirectory("mlops-snippets-").FullName;
        var (january, june) = (Path.Combine(folder, "january.csv"), Path.Combine(folder, "june.csv"));
        await File.WriteAllTextAsync(january, "hum\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"0.{i * 37 % 100:00}\n")));
        await File.WriteAllTextAsync(june, "humidity\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"0.{i * 61 % 100:00}\n")));

        #region compare-schemas
        using var before = CsvTable.Read(january);
        using var after = CsvTable.Read(june);
        var changes = SchemaDiff.Compare(TableProfile.From(before.Schema, before.Batches), TableProfile.From(after.Schema, after.Batches));
        foreach (var change in changes)
            Console.WriteLine(change.Sentence); // Column 'hum' is now called 'humidity'; its content matches.
        #endregion

        changes.Should().ContainSingle().Which.Sentence.Should().Be("Column 'hum' is now called 'humidity'; its content matches.");

        #region profile-stream
        var schema = (await CsvTable.InferSchemaAsync(january)).Schema;
        var profile = await TableProfile.FromAsync(schema, CsvTable.ReadAsync(january, schema));
        var stored = TableProfile.FromJson(profile.ToJson());
        Console.WriteLine($"{stored["hum"].Quantiles.Quantile(0.5)}, at most {stored["hum"].Quantiles.RankError:P1} off in rank");
        #endregion

        stored.Should().Be(profile);
        Directory.Delete(folder, recursive: true);
    }
}
