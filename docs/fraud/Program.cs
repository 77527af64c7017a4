#region program
using MlOps.Lifecycle;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Serving;
using MlOps.Lifecycle.Training;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMlOpsLifecycle(builder.Configuration.GetSection("MlOps"))
    .UseSqlite("Data Source=mlops.db", store => store.ApplyMigrations = true)
    .UseFileSystemBlobs("mlops-blobs")
    .UseMicrosoftML()
    .AddModel<Payment, FraudScore>("fraud", model => model
        .TrainFastTreeBinaryClassification()
        .TrainOn("payments", window: TimeSpan.FromDays(90), evaluateOn: TimeSpan.FromDays(14))
        .MeasureBinaryClassification()
        .LabelsArriveWithin(TimeSpan.FromDays(6))
        .AcceptWhen("fraud-acceptance", g => g.AtLeast("auc", 0.7).SignedBy("risk-expert@example.com")))
    .AddContinuousTraining();
builder.Services.AddHealthChecks().AddMlOpsLifecycle();
builder.Services.AddProblemDetails(p => p.CustomizeProblemDetails = c => c.ProblemDetails.Detail = (c.Exception as LifecycleException)?.Message);

var app = builder.Build();
app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = e => e is LifecycleException ? 503 : 500 });
app.MapPost("/train", (IModelLifecycle life, CancellationToken ct) => life.TrainAsync("fraud", "ada@example.com", "first champion", ct));
app.MapPost("/score", (Payment p, IModelHandle<Payment, FraudScore> fraud, CancellationToken ct) => fraud.PredictAsync(p, p.Id, ct));
app.MapPost("/labels", (LateLabel l, ILabelSink labels, CancellationToken ct) => labels.AddOneAsync("fraud", l.Id, l.IsFraud, ct));
app.MapHealthChecks("/health");
app.Run();

public sealed record Payment(string Id, DateTimeOffset Time, double Amount, string Channel);
public sealed record LateLabel(string Id, bool IsFraud);
public sealed record FraudScore { public double Prediction { get; set; } }
#endregion
