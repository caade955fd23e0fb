/// Every rule there is, sorted by id.
package let allRules: [any Rule.Type] = []
