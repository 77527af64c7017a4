using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Reporting;

/// <summary>The four lanes as tiles, each with its question, its state and its sentence.</summary>
internal static class LanePanel
{
    public const int LongestSentence = 400;

    public static Html Of(ModelReport report) => Html.Of($"""
        <div class="lanes">{report.Lanes.Select(lane => Tile(report, lane))}</div>
        """);

    private static Html Tile(ModelReport report, LaneReport lane) => Html.Of($"""
        <div class="card lead {Badge.Class(Words.State(lane.Status))}"><h3>{lane.Lane.ToString()}{Badge.Of(Words.State(lane.Status), lane.Status.ToString())}</h3>
        <span class="soft small">{Question(lane.Lane)}</span><p>{PlainText.Of(WithoutName(report, lane), LongestSentence)}</p></div>
        """);

    private static string Question(Lane lane) => lane switch
    {
        Lane.Value => "Is it worth it?",
        Lane.Quality => "Is it right?",
        Lane.Response => "Is the answer quick and there?",
        _ => "Does data arrive, does it run?",
    };

    /// <summary>The sentence begins with the lane's name and, when nothing is known, says so: the tile shows both already. Names of metrics stay as they are.</summary>
    private static string WithoutName(ModelReport report, LaneReport lane)
    {
        var sentence = lane.Sentence;
        foreach (var start in new[] { $"{lane.Lane}: ", "unknown: " })
            sentence = sentence.StartsWith(start, StringComparison.Ordinal) ? sentence[start.Length..] : sentence;
        return lane.Status is LaneStatus.Unknown && sentence.Length > 0 && !report.Metrics.Any(series => sentence.StartsWith($"{series.Metric} ", StringComparison.Ordinal)) ? char.ToUpperInvariant(sentence[0]) + sentence[1..] : sentence;
    }
}
