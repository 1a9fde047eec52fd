namespace Retort.Catalog;

/// <summary>A value that a record carries but that is no part of what the record is: any two are equal.</summary>
/// <remarks>Dependencies and positions are of this sort: they order statements, and a difference in them is not a change.</remarks>
public readonly struct Incidental<T>(T value) : IEquatable<Incidental<T>>
{
    /// <summary>The value carried.</summary>
    public T Value => value;

    /// <inheritdoc/>
    public bool Equals(Incidental<T> other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Incidental<T>;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <summary>Always true: see the remarks of the type.</summary>
    public static bool operator ==(Incidental<T> left, Incidental<T> right) => left.Equals(right);

    /// <summary>Always false: see the remarks of the type.</summary>
    public static bool operator !=(Incidental<T> left, Incidental<T> right) => !left.Equals(right);

    /// <summary>Nothing: what is incidental does not show in a failed comparison.</summary>
    public override string ToString() => "";
}
