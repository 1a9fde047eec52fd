namespace Retort.Catalog.OperatorFamilies;

/// <summary>An operator or support function of an operator family or class.</summary>
/// <param name="Slot">Its number and the types that it is for: <c>1 (integer, bigint)</c>.</param>
/// <param name="Definition">What CREATE OPERATOR CLASS says after the number: <c>&lt; (integer, bigint)</c>.</param>
public readonly record struct FamilyMember(string Slot, string Definition)
{
    /// <summary>Its number.</summary>
    public string Number => Slot[..Slot.IndexOf(' ')];

    internal static ValueList<FamilyMember> Read(ValueList<string> slots, ValueList<string> definitions) =>
        slots.Zip(definitions, (slot, definition) => new FamilyMember(slot, definition)).ToValueList();
}
