using System.Reflection;

namespace SceneScout.Actors.Tests.Doubles;

/// <summary>A part of the store behind a <see cref="Hindrance"/>: a proxy, for the parts have many methods and tests care for few.</summary>
public class Hindered<T> : DispatchProxy
    where T : class
{
    private static readonly MethodInfo Around = typeof(Hindered<T>).GetMethod(nameof(AroundAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private T _real = null!;
    private Hindrance _hindrance = null!;

    /// <summary>The part behind a hindrance.</summary>
    internal static T Of(T real, Hindrance hindrance)
    {
        var part = Create<T, Hindered<T>>();
        ((Hindered<T>)(object)part)._real = real;
        ((Hindered<T>)(object)part)._hindrance = hindrance;
        return part;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var (method, arguments) = (targetMethod!, args ?? []);
        object? Call() => method.Invoke(_real, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (_hindrance.Meet(method.Name, arguments) is not { } obstacle)
            return Call();
        var cancellation = arguments.OfType<CancellationToken>().SingleOrDefault();
        return Around.MakeGenericMethod(method.ReturnType.GetGenericArguments()[0]).Invoke(null, [obstacle, (Func<object?>)Call, cancellation]);
    }

    private static async Task<TAnswer> AroundAsync<TAnswer>(Hindrance.Obstacle obstacle, Func<object?> call, CancellationToken cancellation)
    {
        await obstacle.Before(cancellation);
        var answer = await (Task<TAnswer>)call()!;
        await obstacle.After();
        return answer;
    }
}
