namespace Retort.Configuration;

/// <summary>One place that a database's desired schema comes from: <see cref="SqlModelSource"/> or <see cref="ProjectModelSource"/>.</summary>
public abstract record ModelSource
{
    private protected ModelSource()
    {
    }
}
