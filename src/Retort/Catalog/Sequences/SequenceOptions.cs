namespace Retort.Catalog.Sequences;

/// <summary>The options of CREATE and ALTER SEQUENCE and of identity columns.</summary>
internal static class SequenceOptions
{
    /// <summary>What differs from the defaults of its type and step; empty when nothing does.</summary>
    public static IEnumerable<string> Create(SequenceSettings settings)
    {
        var usual = SequenceSettings.Default(settings.Type, settings.Increment);
        if (settings.Increment != 1) yield return $"increment {settings.Increment}";
        if (settings.Minimum != usual.Minimum) yield return $"minvalue {settings.Minimum}";
        if (settings.Maximum != usual.Maximum) yield return $"maxvalue {settings.Maximum}";
        if (settings.Start != (settings.Increment > 0 ? settings.Minimum : settings.Maximum)) yield return $"start {settings.Start}";
        if (settings.Cache != 1) yield return $"cache {settings.Cache}";
        if (settings.Cycle) yield return "cycle";
    }

    /// <summary>What leads from one to another. A change of type moves bounds that were the old type's own, so every bound that matters is said again.</summary>
    public static IEnumerable<string> Alter(SequenceSettings from, SequenceSettings to)
    {
        var typed = from.Type != to.Type;
        if (typed) yield return $"as {to.Type}";
        if (from.Increment != to.Increment) yield return $"increment {to.Increment}";
        if (typed || from.Minimum != to.Minimum) yield return $"minvalue {to.Minimum}";
        if (typed || from.Maximum != to.Maximum) yield return $"maxvalue {to.Maximum}";
        if (from.Start != to.Start) yield return $"start {to.Start}";
        // It has run past the new end already: there is no way but to begin again.
        if (from.Increment > 0 ? from.Start > to.Maximum : from.Start < to.Minimum) yield return "restart";
        if (from.Cache != to.Cache) yield return $"cache {to.Cache}";
        if (from.Cycle != to.Cycle) yield return to.Cycle ? "cycle" : "no cycle";
    }
}
