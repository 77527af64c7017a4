using System.Diagnostics.CodeAnalysis;
using Apache.Arrow;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle.Diagnostics;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Scoring;

namespace MlOps.Lifecycle.Serving;

internal sealed class ModelHandle<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TInput,
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors)] TOutput>(
    ModelName model,
    AliasName alias,
    IModelRegistry registry,
    LoadedModels models,
    IPredictionRecorder recorder,
    TimeProvider clock,
    IOptions<ServingOptions> options,
    ILogger logger) : IModelHandle<TInput, TOutput>, IAliasFollower, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly AnswerMapper<TOutput> _answers = new();
    private readonly PredictionWriter<TInput> _writer = new(model, recorder, logger);
    private readonly TimeSpan _refreshInterval = options.Value.RefreshInterval;
    private readonly bool _looksInBackground = options.Value.LooksInBackground;
    private Generation? _current;
    private long _lookedAt;
    private int _looking;

    public ModelName Model => model;

    public ModelVersionId? Current => Volatile.Read(ref _current)?.Shared.Version;

    public async Task<ModelAnswer<TOutput>> PredictAsync(TInput input, string? id = null, CancellationToken cancellationToken = default)
    {
        await LookWhenDueAsync(cancellationToken).ConfigureAwait(false);
        var generation = await LeaseAsync(cancellationToken).ConfigureAwait(false);
        double prediction;
        try
        {
            prediction = Score(generation, input);
        }
        finally
        {
            generation.Shared.Release();
        }

        var version = generation.Shared.Version;
        if (id is not null)
        {
            var row = new AnsweredRow<TInput>(input, id, generation.Mapper.FindTime(input) ?? clock.GetUtcNow(), prediction);
            await _writer.WriteAsync(version, generation.Mapper.MapRecord, row).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return new(_answers.Map(prediction), version);
    }

    public async Task<ModelVersionId> RefreshAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Volatile.Write(ref _lookedAt, clock.GetTimestamp());
            var held = await registry.ResolveAsync(model, alias, cancellationToken).ConfigureAwait(false);
            if (held.Id != Current)
                await ServeAsync(held.Id, cancellationToken).ConfigureAwait(false);
            return held.Id;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await registry.FindAliasAsync(model, alias, cancellationToken).ConfigureAwait(false) is not { } held)
        {
            Log.NothingToServe(logger, alias.Value, model.Value);
            return;
        }

        var version = await registry.GetAsync(held.Version, cancellationToken).ConfigureAwait(false);
        _ = CreateMapper(version.Id, version.Inputs);
        await FollowAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever a look throws, the version at hand goes on answering, and the next look comes.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.RefreshFailed(logger, alias.Value, model.Value, Current?.ToString() ?? "no version", _refreshInterval, exception);
        }
    }

    public void Dispose()
    {
        Interlocked.Exchange(ref _current, null)?.Shared.Release();
        _gate.Dispose();
    }

    private async Task<Generation> LeaseAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Volatile.Read(ref _current) is not { } generation)
                await RefreshAsync(cancellationToken).ConfigureAwait(false);
            else if (generation.Shared.TryLease())
                return generation;
        }
    }

    private double Score(Generation generation, TInput input)
    {
        var started = clock.GetTimestamp();
        using var row = generation.Mapper.Map(input);
        using var answer = generation.Shared.Scorer.Score(row);
        var prediction = ((DoubleArray)answer.Column(ScoreColumns.Prediction)).Values[0];
        ServingInstruments.Duration.Record(
            clock.GetElapsedTime(started).TotalSeconds,
            new(LifecycleTelemetry.ModelTag, model.Value),
            new(LifecycleTelemetry.VersionTag, generation.VersionText));
        return prediction;
    }

    /// <summary>Loads beside the version at hand, checks, and only then swaps. The old one is unloaded with its last request.</summary>
    private async Task ServeAsync(ModelVersionId version, CancellationToken cancellationToken)
    {
        SharedScorer shared;
        try
        {
            shared = await models.LeaseAsync(version, cancellationToken).ConfigureAwait(false);
        }
        catch (LifecycleException exception)
        {
            throw new LifecycleException($"Version {version}, which alias '{alias}' holds, cannot be loaded: {exception.Message}", exception);
        }

        Generation next;
        try
        {
            next = new(shared, CreateMapper(version, shared.Scorer.Inputs));
        }
        catch
        {
            shared.Release();
            throw;
        }

        Interlocked.Exchange(ref _current, next)?.Shared.Release();
        Log.VersionServed(logger, model.Value, version.ToString(), alias.Value);
    }

    private static RowMapper<TInput> CreateMapper(ModelVersionId version, Tables.TableSchema inputs)
    {
        try
        {
            return new(inputs);
        }
        catch (LifecycleException exception)
        {
            throw new LifecycleException($"Version {version} cannot be served: {exception.Message}", exception);
        }
    }

    private Task LookWhenDueAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _current) is null || clock.GetElapsedTime(Volatile.Read(ref _lookedAt)) < _refreshInterval || Interlocked.Exchange(ref _looking, 1) != 0)
            return Task.CompletedTask;
        if (!_looksInBackground)
            return LookAsync(cancellationToken);
        _ = Task.Run(() => LookAsync(CancellationToken.None), CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _looking, 0);
        }
    }

    private sealed class Generation(SharedScorer shared, RowMapper<TInput> mapper)
    {
        public SharedScorer Shared => shared;

        public RowMapper<TInput> Mapper => mapper;

        public string VersionText { get; } = shared.Version.ToString();
    }
}
