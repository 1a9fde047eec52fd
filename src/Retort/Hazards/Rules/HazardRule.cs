using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rules;

/// <summary>Turns the facts of one statement into hazards of one name.</summary>
internal abstract class HazardRule
{
    /// <summary>One of <see cref="HazardName"/>.</summary>
    public abstract string Name { get; }

    /// <summary>The hazards of a statement that ran; none when there are none.</summary>
    public abstract IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context);

    protected Hazard Finding(string subject, string message, string? safeForm = null) => new() { Name = Name, Object = subject, Message = message, SafeForm = safeForm };

    protected Hazard Note(string subject, string message, string? safeForm = null) => Finding(subject, message, safeForm) with { Level = HazardLevel.Note };
}
