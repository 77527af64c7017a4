namespace Quickstart;

/// <summary>What a replay came to, over the hours that are judged.</summary>
/// <param name="Name">The policy.</param>
/// <param name="Error">The mean absolute error in bikes per hour.</param>
/// <param name="CostOfErrors">What the errors cost.</param>
/// <param name="Trainings">The trainings that were paid for, the first one included where it falls into the judged time.</param>
internal sealed record ReplayResult(string Name, double Error, double CostOfErrors, int Trainings)
{
    public double TotalCost => CostOfErrors + (Trainings * (double)Scenario.Training);
}
