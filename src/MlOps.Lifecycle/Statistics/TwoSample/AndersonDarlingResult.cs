namespace MlOps.Lifecycle.Statistics;

/// <summary>The statistic of Anderson and Darling.</summary>
/// <param name="Statistic">The statistic A²; about the number of samples minus 1 without a change.</param>
/// <param name="Standardized">The statistic minus its mean, over its standard deviation for these sample sizes.</param>
/// <param name="Samples">The number of samples.</param>
/// <param name="Deviation">The standard deviation of the statistic without a change and without ties.</param>
/// <param name="TieFactor">By what ties multiply its variance: 1 without ties, up to 3.4 for two distinct values.</param>
public readonly record struct AndersonDarlingResult(double Statistic, double Standardized, int Samples, double Deviation, double TieFactor);
