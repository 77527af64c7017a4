namespace Quickstart;

/// <summary>One hour of the city: when, the calendar, the weather and how many bikes were wanted.</summary>
internal sealed record BikeHour
{
    public required DateTimeOffset Time { get; init; }

    /// <summary>season, mnth, hr, holiday, weekday, workingday: what follows from the time.</summary>
    public required long[] Calendar { get; init; }

    public required double WeatherSituation { get; init; }

    public required double Temperature { get; init; }

    public required double FeelsLike { get; init; }

    public required double Humidity { get; init; }

    public required double WindSpeed { get; init; }

    public required double Demand { get; init; }

    public string Id => Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH", System.Globalization.CultureInfo.InvariantCulture);
}
