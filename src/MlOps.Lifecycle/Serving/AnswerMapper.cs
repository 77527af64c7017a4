using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace MlOps.Lifecycle.Serving;

/// <summary>Turns a prediction into the answer type: a number, a constructor with one argument <c>prediction</c>, or a settable property of that name.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class AnswerMapper<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors)] TOutput>
{
    private const string PredictionName = "Prediction";

    private readonly Func<double, TOutput> _map;

    /// <summary>Looks at the type once.</summary>
    /// <exception cref="LifecycleException">The type can hold no prediction; the message says what is missing.</exception>
    public AnswerMapper() => _map = FindNumber() ?? FindConstructor() ?? FindProperty() ?? throw new LifecycleException(
        $"{typeof(TOutput)} cannot hold an answer: use double, float or decimal, or a type with a settable property '{PredictionName}' of such a type or a constructor with one argument 'prediction'.");

    public TOutput Map(double prediction) => _map(prediction);

    private static Func<double, TOutput>? FindNumber() => IsNumber(typeof(TOutput)) ? static prediction => (TOutput)Convert(prediction, typeof(TOutput)) : null;

    private static Func<double, TOutput>? FindConstructor()
    {
        var constructor = typeof(TOutput).GetConstructors().FirstOrDefault(c =>
            c.GetParameters() is [var only] && IsNumber(only.ParameterType) && string.Equals(only.Name, PredictionName, StringComparison.OrdinalIgnoreCase));
        if (constructor is null)
            return null;
        var type = constructor.GetParameters()[0].ParameterType;
        var invoker = ConstructorInvoker.Create(constructor);
        return prediction => (TOutput)invoker.Invoke(Convert(prediction, type));
    }

    private static Func<double, TOutput>? FindProperty()
    {
        var property = typeof(TOutput).GetProperty(PredictionName, BindingFlags.Public | BindingFlags.Instance);
        if (property?.SetMethod is not { IsPublic: true } setter || !IsNumber(property.PropertyType))
            return null;
        var type = property.PropertyType;
        var set = MethodInvoker.Create(setter);
        if (!typeof(TOutput).IsValueType && typeof(TOutput).GetConstructor(Type.EmptyTypes) is null)
            return null;
        return prediction =>
        {
            object answer = Activator.CreateInstance<TOutput>()!;
            set.Invoke(answer, Convert(prediction, type));
            return (TOutput)answer;
        };
    }

    private static bool IsNumber(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var number && (number == typeof(double) || number == typeof(float) || number == typeof(decimal));

    private static object Convert(double prediction, Type type)
    {
        var number = Nullable.GetUnderlyingType(type) ?? type;
        return number == typeof(double) ? prediction : number == typeof(float) ? (float)prediction : System.Convert.ToDecimal(prediction, CultureInfo.InvariantCulture);
    }
}
