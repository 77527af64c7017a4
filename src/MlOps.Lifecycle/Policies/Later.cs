namespace MlOps.Lifecycle.Policies;

/// <summary>Times ahead, where "never" must not overflow.</summary>
internal static class Later
{
    /// <summary>A time plus a stretch of time; the last time there is when it lies beyond.</summary>
    public static DateTimeOffset Than(DateTimeOffset time, TimeSpan by) => by > DateTimeOffset.MaxValue - time ? DateTimeOffset.MaxValue : time + by;

    /// <summary>Two stretches of time together; the longest there is when they are longer.</summary>
    public static TimeSpan Sum(TimeSpan first, TimeSpan second) => first > TimeSpan.MaxValue - second ? TimeSpan.MaxValue : first + second;
}
